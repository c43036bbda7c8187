package io.github.collapsar.distribution;

import static io.github.collapsar.distribution.Distribution.HOME;
import static io.github.collapsar.distribution.Distribution.START;
import static io.github.collapsar.distribution.Distribution.start;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.collapsar.distribution.Distribution.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is installed starts, from anywhere, and keeps standard output for results. */
class DistributionTest {
  private static final Map<String, String> AS_IT_IS = Map.of();

  private static final Pattern VERSION =
      Pattern.compile("(.*?)-\\d[^-]*(?:-(?:\\d|M|SNAPSHOT)[^-]*)?(.*)\\.jar");

  @TempDir private Path elsewhere;

  @Test
  void startsThroughALinkFromAnotherDirectory() throws IOException {
    Path link = Files.createSymbolicLink(elsewhere.resolve("collapsar"), START);

    Result result = start(elsewhere, AS_IT_IS, link, "--version");
    Files.delete(link); // or JUnit warns that it leads out of the directory it cleans

    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).startsWith("collapsar ").contains("Spark 4.1.3");
  }

  @Test
  void saysNothingThatTheJvmWouldSayOnItsOwn() {
    Result result = start(elsewhere, AS_IT_IS, START, "list", "scenarios");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).contains("scalar-factorization", "hadamard-regression");
    assertThat(result.err()).isEmpty();
  }

  @Test
  void showsWhyTheJvmDidNotStart() {
    Map<String, String> heap = Map.of("COLLAPSAR_HEAP", "1000000g");

    Result result = start(elsewhere, heap, START, "--version");

    assertThat(result.exitCode()).isNotZero();
    assertThat(result.err()).containsIgnoringCase("heap");
  }

  @Test
  void refusesAHeapThatIsNone() {
    Result result = start(elsewhere, Map.of("COLLAPSAR_HEAP", "lots"), START, "--version");

    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.err())
        .isEqualTo(
            "collapsar: Cannot start: COLLAPSAR_HEAP = lots; give a size such as 800m or 8g\n");
  }

  @Test
  void endsWithTheExitCodeOfTheCommand() {
    Result result = start(elsewhere, AS_IT_IS, START, "no-such-command");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("no-such-command");
  }

  @Test
  void saysWhichJavaItLookedFor() {
    Map<String, String> noJava = Map.of("JAVA_HOME", elsewhere.toString());

    Result result = start(elsewhere, noJava, START, "--version");

    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.err())
        .isEqualTo(
            "collapsar: Cannot find Java: JAVA_HOME = %s has no bin/java; set it to a JDK 17 or newer%n"
                .formatted(elsewhere));
  }

  @Test
  void refusesAnOlderJava() throws IOException {
    Path java = Files.createDirectories(elsewhere.resolve("bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\necho 'openjdk version \"11.0.2\" 2019-01-15' >&2\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();

    Result result = start(elsewhere, Map.of("JAVA_HOME", elsewhere.toString()), START, "--version");

    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.err())
        .isEqualTo(
            "collapsar: Cannot run on Java 11.0.2 (%s); set JAVA_HOME to a JDK 17 or newer%n"
                .formatted(java));
  }

  @Test
  void shipsEachLibraryOnce() throws IOException {
    try (Stream<Path> files = Files.list(HOME.resolve("lib"))) {
      List<String> libraries =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".jar"))
              .map(DistributionTest::withoutVersion)
              .toList();
      assertThat(libraries).contains("spark-sql_2.13", "parquet-hadoop", "nd4j-api");
      assertThat(libraries).doesNotHaveDuplicates();
    }
  }

  @Test
  @Tag("slow")
  void trainsAndDrawsASweep() {
    Result result =
        start(
            elsewhere,
            AS_IT_IS,
            START,
            "run",
            HOME.resolve("lib/first-run.conf").toString(),
            "--results",
            elsewhere.toString());

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out()).contains("36 runs");
    assertThat(result.err()).doesNotContain("WARN");
    assertThat(elsewhere.resolve("first-run/report.html")).isNotEmptyFile();
    assertThat(elsewhere.resolve("first-run/diagrams/first/diagram.png")).isNotEmptyFile();
    assertThat(elsewhere.resolve("first-run/diagrams/first/diagram.svg")).isNotEmptyFile();
  }

  @Test
  @Tag("slow")
  void writesSecretsNowhere() throws IOException {
    Path conf =
        Files.writeString(
            elsewhere.resolve("secret.conf"),
            """
            sweep {
              name = secret, scenario = scalar-factorization
              grid { learning-rate = [0.1, 0.2], signal = 0.5, steps = 10 }
            }
            spark { spark.hadoop.fs.s3a.secret.key = open-sesame }
            """);
    Path results = elsewhere.resolve("results");

    Result result =
        start(
            elsewhere,
            Map.of("COLLAPSAR_OPTS", "-Dspark.ssl.keyPassword=open-sesame"),
            START,
            "run",
            conf.toString(),
            "--set",
            "spark.spark.authenticate.secret=open-sesame",
            "--results",
            results.toString());

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out() + result.err()).doesNotContain("open-sesame");
    try (Stream<Path> written = Files.walk(results)) {
      for (Path file : written.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
            .as("%s", file)
            .doesNotContain("open-sesame");
      }
    }
    assertThat(results.resolve("secret/provenance.json")).content().contains("secret=(not written");
  }

  /** Of {@code netty-codec-4.2.7.Final-linux.jar}: {@code netty-codec linux}. */
  private static String withoutVersion(String jar) {
    Matcher matcher = VERSION.matcher(jar);
    assertThat(matcher.matches()).as(jar).isTrue();
    return matcher.group(1) + matcher.group(2);
  }
}
