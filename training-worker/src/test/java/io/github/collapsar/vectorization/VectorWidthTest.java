package io.github.collapsar.vectorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Results do not depend on the width of the vectors. Each width has a JVM of its own; those that
 * the machine does not have are computed number by number.
 */
class VectorWidthTest {

  private static final String MODULE = "--add-modules=jdk.incubator.vector";

  /** What is reported without vectors. */
  private static List<String> plain = List.of();

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(ints = {128, 256, 512})
  @Tag("slow")
  void kernelsAndTrainingGiveTheSameBitsAsWithoutVectors(int bits) throws Exception {
    if (plain.isEmpty()) {
      plain = report("plain");
    }
    List<String> vectors = report(Integer.toString(bits));
    assertThat(vectors.get(0)).matches(bits + " bits, [1-9]\\d+ tests, 0 failed");
    assertThat(plain.get(0)).matches("0 bits, [1-9]\\d+ tests, 0 failed");
    assertThat(vectors.subList(1, vectors.size()))
        .hasSizeGreaterThan(500)
        .isEqualTo(plain.subList(1, plain.size()));
  }

  @Test
  void usesVectorsHere() {
    assertThat(Vectorization.whyPlain()).isEmpty();
    assertThat(Vectorization.arithmetic().bits()).isIn(128, 256, 512);
  }

  @Test
  void saysOnceInTheLogThatTheModuleIsMissing() throws Exception {
    Path log = directory.resolve("log");
    run(log, "why");
    assertThat(Files.readString(log))
        .containsOnlyOnce("start Java with --add-modules=jdk.incubator.vector")
        .contains("Training without vectors, several times slower");
  }

  @Test
  void saysInTheLogThatASettingLeavesVectorsOut() throws Exception {
    Path log = directory.resolve("log");
    run(log, MODULE, setting("plain"), "why");
    assertThat(Files.readString(log)).containsOnlyOnce("leave out -Dcollapsar.vector=plain");
  }

  @Test
  void refusesWidthsThatThereAreNot() throws Exception {
    Path log = directory.resolve("log");
    run(log, MODULE, setting("96"), "why");
    assertThat(Files.readString(log))
        .contains("Cannot choose vectors: collapsar.vector = 96; give plain, 128, 256 or 512");
  }

  private List<String> report(String width) throws IOException, InterruptedException {
    Path report = directory.resolve("report");
    Path log = directory.resolve("log");
    int exit = run(log, MODULE, setting(width), report.toString());
    assertThat(exit).as(Files.readString(log)).isZero();
    return Files.readAllLines(report);
  }

  /** Runs {@link OtherWidth} with the options, the last of which is its argument. */
  private static int run(Path log, String... options) throws IOException, InterruptedException {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of(options).subList(0, options.length - 1));
    line.addAll(List.of("-Xmx1g", "-Dorg.apache.logging.log4j.level=WARN"));
    line.addAll(List.of("-cp", System.getProperty("java.class.path"), OtherWidth.class.getName()));
    line.add(options[options.length - 1]);
    Process process =
        new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
      return process.exitValue();
    } finally {
      process.destroyForcibly();
    }
  }

  private static String setting(String width) {
    return "-D" + Vectorization.PROPERTY + "=" + width;
  }
}
