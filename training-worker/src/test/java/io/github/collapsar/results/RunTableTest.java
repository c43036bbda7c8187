package io.github.collapsar.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.collapsar.run.Coordinates;
import io.github.collapsar.run.Measured;
import io.github.collapsar.run.Outcome;
import io.github.collapsar.run.Phase;
import io.github.collapsar.run.Run;
import io.github.collapsar.run.Value;
import io.github.collapsar.scenario.Parameter;
import io.github.collapsar.scenario.Scenario;
import io.github.collapsar.scenario.Scenarios;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunTableTest {

  private static final Circumstances CIRCUMSTANCES =
      new Circumstances(
          "kernel", "a-pack", 2, "here", Instant.ofEpochMilli(1_700_000_000_123L), "1");

  private static Run run(Scenario scenario) {
    Map<String, Value> values = new TreeMap<>();
    for (Parameter parameter : scenario.parameters()) {
      values.put(parameter.key(), parameter.defaultValue().orElseGet(() -> value(parameter)));
    }
    return new Run(scenario.name(), scenario.version(), Coordinates.of(values), 7, 3);
  }

  private static Value value(Parameter parameter) {
    return parameter.domain() instanceof Parameter.Domain.Reals
        ? new Value.Real(0.1)
        : parameter.domain() instanceof Parameter.Domain.Wholes
            ? new Value.Whole(5)
            : new Value.Word("none");
  }

  private static Outcome completed(Scenario scenario, double number) {
    Measured.MeasurementNames names = scenario.card().names();
    Measured.Builder measured = names.measure();
    for (int i = 0; i < names.numbers().size(); i++) {
      measured.put(names.numbers().get(i), i == 1 ? number : i + 0.5);
    }
    for (int i = 0; i < names.series().size(); i++) {
      measured.put(names.series().get(i), new double[] {1, i + 0.25});
    }
    return Outcome.completed(run(scenario), Phase.COLLAPSED, measured.build(), 0.125, List.of());
  }

  private static <R> StoredRow stored(List<Column<R>> columns, R row) {
    Map<String, Integer> places = new HashMap<>();
    columns.forEach(column -> places.put(column.name(), places.size()));
    return new StoredRow(places, columns.stream().map(column -> column.value(row)).toArray());
  }

  @ParameterizedTest
  @ValueSource(strings = {"hadamard-regression", "mlp-classifier"})
  void readsBackWhatARunLeft(String name) {
    Scenario scenario = Scenarios.require(name);
    RunTable table = new RunTable(scenario);
    for (Outcome outcome :
        List.of(
            completed(scenario, 0.75),
            Outcome.diverged(run(scenario), 12, 0.5, List.of()),
            Outcome.failed(run(scenario), "it threw", 0.25),
            Outcome.timedOut(run(scenario), "too slow", 0.25))) {
      RunRow row = RunRow.of(outcome, CIRCUMSTANCES);

      assertThat(table.row(stored(table.columns(), row))).isEqualTo(row);
    }
  }

  @Test
  void storesNothingForANumberThatIsNotFinite() {
    Scenario scenario = Scenarios.require("hadamard-regression");
    RunTable table = new RunTable(scenario);
    String second = scenario.card().names().numbers().get(1);
    for (double number : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      RunRow row = RunRow.of(completed(scenario, number), CIRCUMSTANCES);
      StoredRow stored = stored(table.columns(), row);

      assertThat(stored.real(second)).isNull();
      assertThat(table.row(stored).outcome().measured().number(second)).isNaN();
    }
  }

  @Test
  void readsBackARecordedStep() {
    Scenario scenario = Scenarios.require("hadamard-regression");
    CurveTable table = new CurveTable(scenario);
    Outcome outcome = completed(scenario, 0.75);
    CurveRow row = new CurveRow(outcome.run().id(), new Outcome.CurvePoint(40, outcome.measured()));

    assertThat(table.row(stored(table.columns(), row))).isEqualTo(row);
  }

  @Test
  void refusesAParameterThatIsNotThere() {
    Scenario scenario = Scenarios.require("hadamard-regression");
    RunTable table = new RunTable(scenario);
    RunRow row = RunRow.of(completed(scenario, 0.75), CIRCUMSTANCES);
    Object[] values = table.columns().stream().map(column -> column.value(row)).toArray();
    Map<String, Integer> places = new HashMap<>();
    table.columns().forEach(column -> places.put(column.name(), places.size()));
    values[places.get("noise")] = null;

    assertThatThrownBy(() -> table.row(new StoredRow(places, values)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Cannot read column noise = null; the results are of another version");
  }

  @Test
  void namesAColumnThatWasNotAskedFor() {
    StoredRow row = new StoredRow(Map.of("run_id", 0), new Object[] {"x"});

    assertThatThrownBy(() -> row.text("status"))
        .hasMessage("Cannot tell status of a row of which [run_id] were read");
  }
}
