package io.github.collapsar.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.collapsar.codec.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is too much is a problem with its file and line, before anything is made of it. */
@ExtendWith(OnlyToyScenarios.class)
class ConfigurationLimitsTest {

  private static final String SWEEP =
      "sweep { name = s, scenario = toy-factorization, grid { learning-rate = 0.1, noise = 1 } }\n";

  @TempDir private Path directory;

  private List<String> problems(String text) throws IOException {
    Path file = directory.resolve("toy.conf");
    Files.writeString(file, text);
    ConfigurationException thrown =
        catchThrowableOfType(
            ConfigurationException.class, () -> Configuration.read(file, List.of()));
    assertThat(thrown).as("what reading throws").isNotNull();
    return thrown.problems().stream()
        .map(problem -> problem.message().replace(directory + "/", ""))
        .toList();
  }

  private void reads(String text) throws IOException {
    Path file = directory.resolve("toy.conf");
    Files.writeString(file, text);
    assertThat(Configuration.read(file, List.of()).sweep().name()).isEqualTo("s");
  }

  @ParameterizedTest
  @CsvSource({"[, ]", "{ a = , }"})
  void refusesBracketsThatAreNestedTooDeep(String open, String close) throws IOException {
    String text = SWEEP + "\nsweep.zip = " + open.repeat(3000) + "1" + close.repeat(3000);

    assertThat(problems(text))
        .containsExactly(
            "Cannot read toy.conf:3; brackets are nested more than 100 deep; nest less");
  }

  @Test
  void refusesKeysThatAreNestedTooDeep() throws IOException {
    assertThat(problems(SWEEP + "sweep.grid" + ".a".repeat(5000) + " = 1"))
        .containsExactly("Cannot read toy.conf:2; a key is nested more than 100 deep; nest less");
  }

  @Test
  void bracketsInTextAndCommentsAreNotNested() throws IOException {
    String open = "[".repeat(3000);
    reads("# " + open + "\n// " + open + "\ndata.dir = \"" + open + "\\\"[\"\n" + SWEEP);
    reads("data.dir = \"\"\"" + open + "\n" + open + "\"\"\"\n" + SWEEP);
  }

  @Test
  void refusesFilesThatAreTooLarge() throws IOException {
    assertThat(problems(SWEEP + "#" + "x".repeat(5_000_000)))
        .containsExactly(
            "Cannot read toy.conf; a configuration has at most 4 MiB, included files counted; make it smaller");
  }

  @Test
  void refusesIncludesThatDoubleWithEachFile() throws IOException {
    for (int i = 0; i < 40; i++) {
      String next = "include \"%d.conf\"\n".formatted(i + 1);
      Files.writeString(directory.resolve(i + ".conf"), next + next);
    }
    Files.writeString(directory.resolve("40.conf"), "a = 1");

    assertThat(problems(SWEEP + "include \"0.conf\""))
        .filteredOn(problem -> !problem.startsWith("Cannot use a = 1 (40.conf:1)"))
        .containsExactly(
            "Cannot read 36.conf; it is included after 100 other files; include fewer");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"xxxxxxxx | ${N}${N}", "[1, 2] | ${N}${N}", "{ a = 1 } | { l = ${N}, r = ${N} }"})
  void refusesSubstitutionsThatDoubleWithEachLine(String first, String next) throws IOException {
    StringBuilder text = new StringBuilder(SWEEP + "data.d0 = " + first + "\n");
    for (int i = 1; i <= 40; i++) {
      text.append("data.d%d = %s%n".formatted(i, next.replace("N", "data.d" + (i - 1))));
    }

    assertThat(problems(text.toString()))
        .containsExactly(
            "Cannot read toy.conf; its substitutions ${…} make more than 16 million characters of it; use fewer");
  }

  @Test
  void refusesAKeyThatDoublesItself() throws IOException {
    String text = SWEEP + "data.dir = x\n" + "data.dir = ${data.dir}${data.dir}\n".repeat(40);

    assertThat(problems(text))
        .containsExactly(
            "Cannot read toy.conf; its substitutions ${…} make more than 16 million characters of it; use fewer");
  }

  @Test
  void refusesChainsOfSubstitutionsThatAreTooLong() throws IOException {
    StringBuilder text = new StringBuilder(SWEEP + "data.d0 = x\n");
    for (int i = 1; i <= 1000; i++) {
      text.append("data.d%d = ${data.d%d}%n".formatted(i, i - 1));
    }

    assertThat(problems(text.toString()))
        .containsExactly(
            "Cannot read toy.conf; more than 50 substitutions ${…} name one another in a row; write values out");
  }

  @Test
  void substitutesWhatIsNamedOften() throws IOException {
    reads(
        "data.dir = x\ndata.dir = ${data.dir}y\n".repeat(10)
            + SWEEP
            + "sweep.grid.sigma0 = ["
            + "${sweep.grid.noise}, ".repeat(1000)
            + "1]");
  }

  @Test
  void refusesIncludesThatNoFileCanBe() throws IOException {
    assertThat(problems(SWEEP + "include \"a\\u0000b\""))
        .containsExactly("Cannot include a?b (toy.conf); no file can have this name");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "task.cpus = 0                | it must be a whole number from 1 to 1000000",
        "task.cpus = abc              | it must be a whole number from 1 to 1000000",
        "executor.cores = 1e309       | it must be a whole number from 1 to 1000000",
        "executor.instances = -1      | it must be a whole number from 1 to 1000000",
        "executor.memory = much       | it must be a size such as 800m or 8g",
        "master = local[99999999999]  | between the brackets must be * or a whole number from 1 to 1000000",
        "master = local[0]            | between the brackets must be * or a whole number from 1 to 1000000",
      })
  void refusesSettingsOfSparkThatPlanningCannotGoBy(String setting, String problem)
      throws IOException {
    String[] words = setting.split(" = ", 2);

    assertThat(problems(SWEEP + "spark." + words[0] + " = \"" + words[1] + "\""))
        .containsExactly(
            "Cannot use spark.%s = %s (toy.conf:2); %s".formatted(words[0], words[1], problem));
  }

  @Test
  void controlCharactersReachNoTerminal() throws IOException {
    assertThat(problems(SWEEP + "sweep.engine = \"\\u001b[31mred\\u202e\\u0007\""))
        .containsExactly(
            "Cannot use sweep.engine = ?[31mred?? (toy.conf:2); it must be what can train"
                + " toy-factorization: kernel or auto");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "repeat('x', 2147483647) = 'x' | it needs more memory than there is; make smaller values in it",
        "repeat('x', 2000000) = scenario | a part of it comes to more than 1 MiB; make smaller values in it",
        "size(sequence(1, 2000000000)) > 1 | it needs more memory than there is; make smaller values in it",
        "'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx' rlike '.*.*.*.*.*.*.*.*y' | it takes more than 5 s to read; make it simpler",
        "window(current_timestamp(), '1 day') is null | it cannot be computed run by run because of window",
      })
  void boundsWhatAConditionComputesBeforeAnyRun(String where, String problem) throws IOException {
    List<String> found = problems(SWEEP + "sweep.where = \"" + where + "\"");

    assertThat(found).hasSize(1);
    assertThat(found.get(0)).startsWith("Cannot use sweep.where = ");
    assertThat(found.get(0)).endsWith(" (toy.conf:2); " + problem.strip());
  }

  @Test
  void boundsTheLengthAndTheDepthOfAConditionBeforeItIsRead() throws IOException {
    assertThat(problems(SWEEP + "sweep.where = \"" + "noise > 1 or ".repeat(1000) + "true\""))
        .hasSize(1)
        .first()
        .asString()
        .endsWith(" (toy.conf:2); it has 13004 characters; give at most 10000");
    assertThat(problems(SWEEP + "sweep.where = \"" + "not ".repeat(300) + "true\""))
        .hasSize(1)
        .first()
        .asString()
        .endsWith(" (toy.conf:2); it is nested more than 200 deep; nest less");
    reads(SWEEP + "sweep.where = \"" + "(".repeat(3000) + "true" + ")".repeat(3000) + "\"");
  }

  @Test
  void boundsTheTimeThatAConditionTakesForARun() throws IOException {
    Condition condition =
        Condition.of(
            "concat(scenario, repeat('x', 52)) rlike '.*.*.*.*.*.*.*.*y'", new ToyScenario());
    io.github.collapsar.run.Run run = ConditionTest.RUN;

    assertThatThrownBy(() -> condition.within(() -> condition.test(run)))
        .isInstanceOf(Condition.NotComputableException.class)
        .hasMessage(
            "Cannot compute where = concat(scenario, repeat('x', 52)) rlike '.*.*.*.*.*.*.*.*y';"
                + " it takes too long for a run; make it simpler");
  }
}
