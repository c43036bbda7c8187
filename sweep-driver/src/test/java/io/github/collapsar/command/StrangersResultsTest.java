package io.github.collapsar.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.collapsar.execution.TestSpark;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.SparkContext;
import org.apache.spark.api.plugin.DriverPlugin;
import org.apache.spark.api.plugin.ExecutorPlugin;
import org.apache.spark.api.plugin.PluginContext;
import org.apache.spark.api.plugin.SparkPlugin;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Results of a stranger are looked at: nothing that they say is run or looked up. */
class StrangersResultsTest {

  private static final String SWEEP =
      """
      sweep {
        name = s, scenario = probe, replicates = 2
        grid { learning-rate = [0.01, 0.1, 1], weight-decay = [0, 1] }
      }
      diagrams = [{ name = d, x = learning-rate, y = weight-decay }]
      """;

  @TempDir private static Path folder;

  private static Path directory;
  private static String stored;

  @BeforeAll
  static void train() throws IOException {
    TestSpark.session();
    Path conf = Files.writeString(folder.resolve("s.conf"), SWEEP);
    assertThat(Answer.of("run", conf, "--results", folder).code()).isZero();
    directory = folder.resolve("s");
    stored = Files.readString(directory.resolve("sweep.conf"));
    Files.writeString(directory.resolve("other.conf"), "diagrams = [{ name = x, x = sigma0 }]");
  }

  private static void store(String text) throws IOException {
    Files.writeString(directory.resolve("sweep.conf"), text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "include \"other.conf\"",
        "include \"reference.conf\"",
        "include file(\"other.conf\")",
        "include required(file(\"other.conf\"))",
        "include classpath(\"reference.conf\")",
        "include url(\"file:other.conf\")",
        "sweep { include \"other.conf\" }",
      })
  void nothingIsIncluded(String include) throws IOException {
    store(include + "\n" + stored);

    for (String command : List.of("analyze", "status")) {
      Answer answer = Answer.of(command, directory);
      assertThat(answer.code()).isEqualTo(ExitCode.WRONG_USAGE);
      assertThat(answer.err())
          .startsWith("Cannot include ")
          .contains(
              " (%s/sweep.conf:1); stored results include nothing; put its text in its place"
                  .formatted(directory));
    }
    assertThat(Answer.of("verify", directory, "--sample", 1).code()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sweep.name = ${HOME}",
        "sweep.name = ${?HOME}",
        "sweep.name = \"a\"${java.version}",
        "sweep.where = ${sweep.name}",
        "spark.app.name = ${HOME}",
        "diagrams = [{ name = ${HOME} }]",
        "sweep.grid = ${sweep.grid} { noise = 1 }",
      })
  void nothingIsResolved(String substitution) throws IOException {
    store(stored + substitution + "\n");

    for (String command : List.of("analyze", "status")) {
      Answer answer = Answer.of(command, directory);
      assertThat(answer.code()).isEqualTo(ExitCode.WRONG_USAGE);
      assertThat(answer.err())
          .startsWith("Cannot read %s/sweep.conf:".formatted(directory))
          .containsPattern(
              ":\\d+; it has a substitution, and nothing in stored results is resolved; write the value"
                  + " itself\\R");
    }
    assertThat(Answer.of("verify", directory, "--sample", 1).code()).isZero();
  }

  @Test
  void aSweepThatRunsAgainUsesItsOwnFileAndNotTheStoredOne() throws IOException {
    store("include \"other.conf\"\nsweep { curve-every = ${HOME} }\nspark { master = nonsense }\n");

    Answer answer =
        Answer.of("run", folder.resolve("s.conf"), "--results", folder, "--set", "curve-every=10");

    assertThat(answer.code()).as(answer.err()).isZero();
    assertThat(directory.resolve("sweep.conf"))
        .content()
        .doesNotContain("include", "HOME", "nonsense");
  }

  @Test
  void noFunctionThatCallsJavaOrOpensFilesIsAskedFor() throws IOException {
    for (String call :
        List.of(
            "reflect('java.lang.System', 'exit', 3) = ''",
            "java_method('java.lang.System', 'getenv', 'HOME') = ''",
            "try_reflect('java.lang.System', 'exit', 3) = ''",
            "xpath_string('<a/>', 'a') = ''",
            "from_xml('<a/>', 'a int').a = 1")) {
      store(stored.replace("where = \"\"", "where = \"" + call + "\""));

      Answer answer = Answer.of("status", directory);
      assertThat(answer.code()).isEqualTo(ExitCode.WRONG_USAGE);
      assertThat(answer.err()).contains("is refused; compute with the columns alone");
    }
  }

  @Test
  @Tag("slow")
  @Timeout(300)
  void nothingIsRun() throws Exception {
    Path here = Files.createDirectory(folder.resolve("trap"));
    Path marker = here.resolve("marker");
    Path script =
        Files.writeString(
            here.resolve("discover"),
            "#!/bin/sh\ntouch '%s'\necho '{\"name\": \"gpu\", \"addresses\": [\"0\"]}'\n"
                .formatted(marker));
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    String trap =
        """
        spark {
          driver.resource.gpu.amount = 1
          driver.resource.gpu.discoveryScript = "%s"
          plugins = "%s"
          trap.marker = "%s"
        }
        """
            .formatted(script, TrapPlugin.class.getName(), marker);
    Path conf = Files.writeString(here.resolve("s.conf"), SWEEP + trap);

    // The user's own file may do all that, which also shows that the trap works.
    assertThat(inOwnProcess("run %s --results %s".formatted(conf, here)))
        .contains(" 0: run")
        .doesNotContain("Cannot");
    assertThat(Files.readString(marker)).isEqualTo("plugin");
    Files.delete(marker);

    Path results = here.resolve("s");
    Path events = Files.createDirectory(here.resolve("events"));
    Files.writeString(
        results.resolve("sweep.conf"),
        Files.readString(results.resolve("sweep.conf"))
            + """
            spark {
              master = "spark://127.0.0.1:1"
              jars = "%s"
              extraListeners = no.such.Listener
              eventLog.enabled = true
              eventLog.dir = "%s"
              hadoop.fs.file.impl = no.such.FileSystem
              sql.extensions = no.such.Extensions
            }
            data { dir = "%s" }
            output { directory = "%s" }
            """
                .formatted(here.resolve("no.jar"), events, here, here.resolve("elsewhere")));

    assertThat(
            inOwnProcess(
                "analyze " + results,
                "status " + results,
                "verify --sample 1 " + results,
                "sql " + results + " SELECT*FROM`runs`",
                "export " + results + " --output " + here.resolve("runs.csv")))
        .contains(" 0: analyze", " 0: status", " 0: verify", " 0: sql", " 0: export");
    assertThat(marker).doesNotExist();
    assertThat(events).isEmptyDirectory();
    assertThat(here.resolve("elsewhere")).doesNotExist();
  }

  /** What commands say and answer in a JVM where Spark has not started yet. */
  private static String inOwnProcess(String... commands) throws Exception {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("--") || argument.startsWith("-D"))
        .forEach(line::add);
    line.addAll(List.of("-Xmx1g", "-cp", System.getProperty("java.class.path")));
    line.add(Commands.class.getName());
    line.addAll(List.of(commands));
    Path output = Files.createTempFile(folder, "output", ".txt");
    int code =
        new ProcessBuilder(line)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start()
            .waitFor();
    assertThat(code).as(Files.readString(output)).isZero();
    return Files.readString(output);
  }

  /** Runs one command after the other, the words of each in one argument. */
  static final class Commands {
    private Commands() {}

    public static void main(String[] commands) {
      for (String command : commands) {
        Answer answer = Answer.of((Object[]) command.split(" ", -1));
        System.out.printf("%s%s %d: %s%n", answer.out(), answer.err(), answer.code(), command);
      }
      System.exit(0);
    }
  }

  /** Leaves a marker when Spark starts. */
  public static final class TrapPlugin implements SparkPlugin {
    @Override
    public DriverPlugin driverPlugin() {
      return new DriverPlugin() {
        @Override
        public Map<String, String> init(SparkContext context, PluginContext plugin) {
          try {
            Path marker = Path.of(context.conf().get("spark.trap.marker"));
            // There if the discovery script made it.
            if (Files.exists(marker)) {
              Files.writeString(marker, "plugin");
            }
          } catch (IOException e) {
            throw new IllegalStateException(e);
          }
          return Map.of();
        }
      };
    }

    @Override
    public ExecutorPlugin executorPlugin() {
      return null;
    }
  }
}
