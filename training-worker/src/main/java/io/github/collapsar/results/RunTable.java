package io.github.collapsar.results;

import io.github.collapsar.run.Coordinates;
import io.github.collapsar.run.Outcome;
import io.github.collapsar.run.Phase;
import io.github.collapsar.run.Run;
import io.github.collapsar.run.Status;
import io.github.collapsar.run.Value;
import io.github.collapsar.scenario.Parameter;
import io.github.collapsar.scenario.Scenario;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The table {@code runs} of a scenario: one row a run, flat and typed. */
public final class RunTable {

  private final List<Parameter> parameters;
  private final MeasurementColumns measurements;
  private final List<Column<RunRow>> columns;

  /** The table of a scenario. */
  public RunTable(Scenario scenario) {
    this.parameters = List.copyOf(scenario.parameters());
    this.measurements = new MeasurementColumns(scenario);
    List<Column<RunRow>> all = new ArrayList<>();
    all.add(Column.text(StoredRow.RUN_ID, row -> row.id().toString()));
    all.add(Column.text("scenario", row -> run(row).scenario()));
    all.add(Column.integer("scenario_version", row -> run(row).scenarioVersion()));
    parameters.forEach(parameter -> all.add(column(parameter)));
    all.add(Column.whole("seed", row -> run(row).seed()));
    all.add(Column.integer("replicate", row -> run(row).replicate()));
    all.add(Column.text("status", row -> row.outcome().status().word()));
    all.add(
        Column.<RunRow>text("phase", row -> row.outcome().phase().map(Phase::word).orElse(null))
            .orNull());
    all.add(Column.<RunRow>whole("diverged_at_step", RunTable::divergedAtStep).orNull());
    all.addAll(measurements.of(row -> row.outcome().measured()));
    all.add(Column.<RunRow>text("message", row -> row.outcome().message().orElse(null)).orNull());
    List.<Column<RunRow>>of(
            Column.text("engine", row -> row.circumstances().engine()),
            Column.text("pack_id", row -> row.circumstances().packId()),
            Column.integer("attempt", row -> row.circumstances().attempt()),
            Column.text("host", row -> row.circumstances().host()),
            Column.time("started_at", row -> row.circumstances().startedAt()),
            Column.real("train_seconds", row -> row.outcome().trainSeconds()),
            Column.text("version", row -> row.circumstances().version()))
        .forEach(column -> all.add(column.ofCircumstances()));
    this.columns = List.copyOf(all);
  }

  private static Run run(RunRow row) {
    return row.outcome().run();
  }

  private static Long divergedAtStep(RunRow row) {
    OptionalLong step = row.outcome().divergedAtStep();
    return step.isPresent() ? step.getAsLong() : null;
  }

  private static Column<RunRow> column(Parameter parameter) {
    String key = parameter.key();
    if (parameter.domain() instanceof Parameter.Domain.Reals) {
      return Column.real(parameter.column(), row -> run(row).coordinates().real(key));
    }
    return parameter.domain() instanceof Parameter.Domain.Wholes
        ? Column.whole(parameter.column(), row -> run(row).coordinates().whole(key))
        : Column.text(parameter.column(), row -> run(row).coordinates().value(key).toString());
  }

  /** The columns, in the order in which they are stored. */
  public List<Column<RunRow>> columns() {
    return columns;
  }

  /**
   * The row of a stored one, which has all columns.
   *
   * @throws IllegalArgumentException if a parameter is missing or of another type
   */
  public RunRow row(StoredRow stored) {
    Long divergedAtStep = stored.whole("diverged_at_step");
    return new RunRow(
        stored.id(),
        new Outcome(
            run(stored),
            Status.of(stored.text("status")),
            Optional.ofNullable(stored.text("phase")).map(Phase::of),
            divergedAtStep == null ? OptionalLong.empty() : OptionalLong.of(divergedAtStep),
            measurements.read(stored),
            Optional.ofNullable(stored.text("message")),
            stored.real("train_seconds"),
            List.of()),
        new Circumstances(
            stored.text("engine"),
            stored.text("pack_id"),
            stored.integer("attempt"),
            stored.text("host"),
            stored.time("started_at"),
            stored.text("version")));
  }

  private Run run(StoredRow stored) {
    Map<String, Value> values = new LinkedHashMap<>();
    for (Parameter parameter : parameters) {
      values.put(parameter.key(), value(parameter.column(), stored.value(parameter.column())));
    }
    return new Run(
        stored.text("scenario"),
        stored.integer("scenario_version"),
        Coordinates.of(values),
        stored.whole("seed"),
        stored.integer("replicate"));
  }

  private static Value value(String column, Object cell) {
    if (cell instanceof Double real) {
      return new Value.Real(real);
    }
    if (cell instanceof Long whole) {
      return new Value.Whole(whole);
    }
    if (cell instanceof String word) {
      return new Value.Word(word);
    }
    throw new IllegalArgumentException(
        "Cannot read column " + column + " = " + cell + "; the results are of another version");
  }
}
