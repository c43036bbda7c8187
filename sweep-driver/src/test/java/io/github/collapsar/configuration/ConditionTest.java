package io.github.collapsar.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.collapsar.run.Coordinates;
import io.github.collapsar.run.Run;
import io.github.collapsar.run.Value;
import io.github.collapsar.scenario.Parameter;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTest {

  private static final ToyScenario SCENARIO = new ToyScenario();
  private static final String COLUMNS =
      "scenario, scenario_version, symmetry, removal, learning_rate, weight_decay, batch_size,"
          + " sigma0, steps, precision, noise, dimension, optimizer, momentum_kind, momentum, seed,"
          + " replicate";

  /** Learning rate 0.1, batch size 1, noise 2, rescaling, replicate 3. */
  static final Run RUN =
      run(
          Map.of(
              "learning-rate", new Value.Real(0.1),
              "noise", new Value.Real(2),
              "symmetry", new Value.Word("rescaling")));

  private static Run run(Map<String, Value> given) {
    Map<String, Value> values = new TreeMap<>();
    for (Parameter parameter : SCENARIO.parameters()) {
      values.put(parameter.key(), parameter.defaultValue().orElseThrow());
    }
    values.putAll(given);
    return new Run(SCENARIO.name(), 3, Coordinates.of(values), 7, 3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "learning_rate / batch_size < 0.2",
        "NOISE = 2 AND Symmetry = 'rescaling'",
        "noise between 1.5 and 2.5 and noise + 1 between 3 and 3",
        "symmetry in ('rescaling', 'rotation') and symmetry like 'res%'",
        "replicate = 3 and seed = 7 and scenario_version = 3 and scenario like 'toy%'",
        "log10(learning_rate) = -1 and pow(noise, 2) = 4 and abs(-noise) = 2",
        "coalesce(noise, 0) = 2 and nvl(noise, 0) = 2 and if(noise > 1, true, false)",
        "case when removal = 'syre' then sigma0 > 0.1 else true end",
        "true",
      })
  void holdsWhereSparkSqlSaysSo(String text) {
    assertThat(Condition.of(text, SCENARIO).test(RUN)).isTrue();
    assertThat(Condition.of("not (" + text + ")", SCENARIO).test(RUN)).isFalse();
  }

  @Test
  void nullIsNotMet() {
    assertThat(Condition.of("cast(null as boolean)", SCENARIO).test(RUN)).isFalse();
    assertThat(Condition.of("nullif(noise, 2) > 0", SCENARIO).test(RUN)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "noise <                 | it does not parse as Spark SQL: Syntax error at or near end of input.",
        "noise << << 2           | it does not parse as Spark SQL: Syntax error at or near '<<'.",
        "noise < 1; drop table x | it does not parse as Spark SQL: Syntax error at or near ';'.",
        "noise < 1 and           | it does not parse as Spark SQL: \"and\" is left over",
        "learning_rat < 1        | there is no column learning_rat; did you mean learning_rate?",
        "nosuch(noise) > 1       | Spark SQL has no function nosuch",
        "lgo10(noise) > 1        | Spark SQL has no function lgo10; did you mean log10?",
        "noise                   | Spark SQL cannot make sense of it: Cannot resolve \"noise\" due to"
            + " data type mismatch: Filter expression \"noise\" of type \"DOUBLE\" is not a boolean.",
        "rand() < 0.5            | it must depend on the columns alone; use no random numbers and no clock",
        "current_date() > '2026' | it must depend on the columns alone; use no random numbers and no clock",
        "noise in (select 1)     | it must have no subquery",
        "max(noise) > 1          | Spark SQL cannot make sense of it: The WHERE condition"
            + " \"(max(noise) > 1)\" contains invalid expressions: max(noise).",
      })
  void saysWhatIsWrong(String text, String problem) {
    assertThat(Condition.problems(text, SCENARIO)).containsExactly(problem);
  }

  @Test
  void namesEveryColumnThatCannotBeUsed() {
    assertThat(Condition.problems("sparsity > 0.5 or learning-rate < 1", SCENARIO))
        .containsExactly(
            "column sparsity is known only after training; there are " + COLUMNS,
            "there is no column learning; did you mean learning_rate?",
            "there is no column rate; there are " + COLUMNS);
  }

  @Test
  void saysForWhichRunItCannotBeComputed() {
    Condition condition = Condition.of("learning_rate / weight_decay > 1", SCENARIO);

    assertThatThrownBy(() -> condition.test(RUN))
        .isInstanceOf(Condition.NotComputableException.class)
        .hasMessageStartingWith(
            "Cannot compute where = learning_rate / weight_decay > 1 for learning_rate = 0.1,"
                + " weight_decay = 0.0; Division by zero.");
  }
}
