package io.github.collapsar.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.collapsar.execution.ProbeScenario;
import io.github.collapsar.execution.StoredTable;
import io.github.collapsar.execution.TestSpark;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Sweeps in a JVM of their own that ends before they do. */
@Tag("slow")
class KilledSweepTest {

  private static final int RUNS = 160;

  /** Sixteen replicates of a tenth of a second: the first are published long before the last. */
  private static final String SWEEP =
      """
      sweep {
        name = s, scenario = probe, replicates = 16
        grid { learning-rate = { log = [1e-3, 10], points = 10 }, delay = 100 }
      }
      """;

  /** 475 of some 2,500 runs in the first two waves, on a log axis and in two panels. */
  private static final String REFINED =
      """
      sweep {
        name = s, scenario = probe, replicates = 6
        grid {
          learning-rate = { log = [1e-3, 10], points = 5 }
          weight-decay = { linear = [0, 1], points = 5 }
          symmetry = [none, rescaling]
          delay = 100
        }
      }
      diagrams = [{ name = d, x = learning-rate, y = weight-decay, facets = [symmetry] }]
      refine { enabled = true, resolution = 33, islands = 0.05 }
      """;

  @TempDir private Path temporary;

  @BeforeAll
  static void startSpark() {
    TestSpark.session();
  }

  private Process start(Path conf, String results) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("--") || argument.startsWith("-D"))
        .forEach(command::add);
    command.addAll(
        List.of("-Xmx1g", "-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(
        List.of("run", conf.toString(), "--results", temporary.resolve(results).toString()));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(temporary.resolve(results + ".txt").toFile())
        .start();
  }

  private long published(String results) throws IOException {
    Path runs = temporary.resolve(results).resolve("s/runs");
    if (!Files.isDirectory(runs)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(runs)) {
      return files.filter(file -> file.toString().endsWith(".parquet")).count();
    }
  }

  /** Waits for a state of the directory, not for a time. */
  private void awaitPacks(Process process, String results, int packs) throws Exception {
    while (published(results) < packs && process.isAlive()) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
    assertThat(process.isAlive()).as(output(results)).isTrue();
  }

  private String output(String results) throws IOException {
    return Files.readString(temporary.resolve(results + ".txt"));
  }

  private List<String> rows(String results) {
    return StoredTable.runs(new ProbeScenario(), temporary.resolve(results + "/s").toString());
  }

  @Test
  @Timeout(300)
  void goesOnAfterAKillAndEndsWithTheSameBytes() throws Exception {
    Path conf = Files.writeString(temporary.resolve("s.conf"), SWEEP);
    Process killed = start(conf, "killed");
    awaitPacks(killed, "killed", 5);
    killed.destroyForcibly().waitFor();
    List<String> kept = rows("killed");
    assertThat(kept).hasSizeBetween(5, RUNS - 1);

    Answer rest = Answer.of("run", conf, "--results", temporary.resolve("killed"));
    Answer whole = Answer.of("run", conf, "--results", temporary.resolve("whole"));

    assertThat(rest.code()).as(rest.err()).isZero();
    assertThat(rest.err())
        .contains("which is no longer running")
        .contains("%d of %d runs are done".formatted(kept.size(), RUNS));
    assertThat(whole.code()).isZero();
    assertThat(rows("killed")).hasSize(RUNS).isEqualTo(rows("whole")).containsAll(kept);
    assertThat(temporary.resolve("killed/s/runs/_temporary")).isEmptyDirectory();
  }

  @Test
  @Timeout(300)
  void aRefinedSweepGoesOnInTheMidstOfItsWavesAndEndsWithTheSameBytes() throws Exception {
    Path conf = Files.writeString(temporary.resolve("s.conf"), REFINED);
    Process killed = start(conf, "killed");
    while (published("killed") == 0 || rows("killed").size() <= 500) {
      assertThat(killed.isAlive()).as(output("killed")).isTrue();
      TimeUnit.MILLISECONDS.sleep(20);
    }
    killed.destroyForcibly().waitFor();
    List<String> kept = rows("killed");
    Answer status = Answer.of("status", temporary.resolve("killed/s"));

    Answer rest = Answer.of("run", conf, "--results", temporary.resolve("killed"));
    Answer whole = Answer.of("run", conf, "--results", temporary.resolve("whole"));

    assertThat(status.out()).contains(" runs missing", "The refinement is not finished.");
    assertThat(rest.code()).as(rest.err()).isZero();
    assertThat(whole.code()).isZero();
    assertThat(rows("killed")).isEqualTo(rows("whole")).containsAll(kept);
    assertThat(rest.out())
        .contains(
            String.format(Locale.ROOT, "trained %,d of them", rows("whole").size() - kept.size()));
  }

  @Test
  @Timeout(300)
  void findsTheRunThatEndsItsProcessAndFinishesTheOthers() throws Exception {
    Path conf = Files.writeString(temporary.resolve("s.conf"), SWEEP);
    String poison =
        "grid { delay = 0, fail-above = 5, fault = halt, learning-rate = [0.01, 10] }, replicates = 1";
    Files.writeString(conf, "sweep { " + poison + " }\n", StandardOpenOption.APPEND);
    Process halted = start(conf, "halted");
    assertThat(halted.waitFor()).as(output("halted")).isEqualTo(ProbeScenario.HALTED);

    Answer rest = Answer.of("run", conf, "--results", temporary.resolve("halted"));

    assertThat(rest.code()).as(rest.err()).isEqualTo(ExitCode.SOME_RUNS_FAILED);
    assertThat(rest.err()).contains("training them apart");
    Answer failed =
        Answer.of(
            "sql",
            temporary.resolve("halted/s"),
            "SELECT learning_rate, status, message FROM runs");
    assertThat(failed.out().lines().filter(line -> line.contains("completed"))).hasSize(1);
    assertThat(failed.out())
        .containsPattern(" failed +the process that trained it died: exit code 9");
    assertThat(temporary.resolve("halted/s/_attempts")).isEmptyDirectory();
  }

  @Test
  @Timeout(300)
  void saysWhatIsKeptWhenItIsTerminated() throws Exception {
    Path conf = Files.writeString(temporary.resolve("s.conf"), SWEEP);
    Process terminated = start(conf, "terminated");
    awaitPacks(terminated, "terminated", 3);
    terminated.destroy();
    int code = terminated.waitFor();

    assertThat(code).isNotZero();
    assertThat(output("terminated"))
        .containsPattern("Interrupted. The \\d+ runs that were trained are kept in ")
        .doesNotContain("Exception")
        .doesNotContain("\tat ");
    assertThat(temporary.resolve("terminated/s/_lease.json")).doesNotExist();
    assertThat(rows("terminated")).isNotEmpty();
  }
}
