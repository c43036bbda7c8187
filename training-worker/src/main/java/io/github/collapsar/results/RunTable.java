package io.github.collapsar.results;

import io.github.collapsar.results.Column.Origin;
import io.github.collapsar.results.Column.Type;
import io.github.collapsar.run.Coordinates;
import io.github.collapsar.run.Outcome;
import io.github.collapsar.run.Phase;
import io.github.collapsar.run.Run;
import io.github.collapsar.run.RunId;
import io.github.collapsar.run.Value;
import io.github.collapsar.scenario.Parameter;
import io.github.collapsar.scenario.Scenario;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The table {@code runs} of a scenario: one row a run, flat and typed. */
public final class RunTable {

  // Kept, because a scenario may make its lists anew at each call and there is a call a row.
  private final List<Parameter> parameters;
  private final MeasurementColumns measurements;
  private final List<Column> columns;

  /** The table of a scenario. */
  public RunTable(Scenario scenario) {
    this.parameters = scenario.parameters();
    this.measurements = new MeasurementColumns(scenario);
    this.columns = columnsOf(scenario, measurements);
  }

  /** The columns in the order of a row's values. */
  public List<Column> columns() {
    return columns;
  }

  private static List<Column> columnsOf(Scenario scenario, MeasurementColumns measurements) {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column("run_id", Type.TEXT, false, Origin.RUN));
    columns.add(new Column("scenario", Type.TEXT, false, Origin.RUN));
    columns.add(new Column("scenario_version", Type.INTEGER, false, Origin.RUN));
    for (Parameter parameter : scenario.parameters()) {
      columns.add(new Column(parameter.column(), typeOf(parameter), false, Origin.RUN));
    }
    columns.add(new Column("seed", Type.LONG, false, Origin.RUN));
    columns.add(new Column("replicate", Type.INTEGER, false, Origin.RUN));
    columns.add(new Column("status", Type.TEXT, false, Origin.RUN));
    columns.add(new Column("phase", Type.TEXT, true, Origin.RUN));
    columns.add(new Column("diverged_at_step", Type.LONG, true, Origin.RUN));
    columns.addAll(measurements.columns());
    columns.add(new Column("message", Type.TEXT, true, Origin.RUN));
    columns.add(new Column("engine", Type.TEXT, false, Origin.CIRCUMSTANCES));
    columns.add(new Column("pack_id", Type.TEXT, false, Origin.CIRCUMSTANCES));
    columns.add(new Column("attempt", Type.INTEGER, false, Origin.CIRCUMSTANCES));
    columns.add(new Column("host", Type.TEXT, false, Origin.CIRCUMSTANCES));
    columns.add(new Column("started_at", Type.TIMESTAMP, false, Origin.CIRCUMSTANCES));
    columns.add(new Column("train_seconds", Type.DOUBLE, false, Origin.CIRCUMSTANCES));
    columns.add(new Column("version", Type.TEXT, false, Origin.CIRCUMSTANCES));
    return List.copyOf(columns);
  }

  private static Type typeOf(Parameter parameter) {
    if (parameter.domain() instanceof Parameter.Domain.Reals) {
      return Type.DOUBLE;
    }
    return parameter.domain() instanceof Parameter.Domain.Wholes ? Type.LONG : Type.TEXT;
  }

  /** The row of an outcome: a value or null for every column, of the column's Java type. */
  public Object[] row(Outcome outcome, Circumstances circumstances) {
    return row(outcome.run().id(), outcome, circumstances);
  }

  /**
   * The row of an outcome whose run's id is known already: working it out costs as much as the rest
   * of the row.
   */
  public Object[] row(RunId id, Outcome outcome, Circumstances circumstances) {
    Object[] row = new Object[columns.size()];
    Run run = outcome.run();
    int place = 0;
    row[place++] = id.toString();
    row[place++] = run.scenario();
    row[place++] = run.scenarioVersion();
    for (Parameter parameter : parameters) {
      row[place++] = plain(run.coordinates().value(parameter.key()));
    }
    row[place++] = run.seed();
    row[place++] = run.replicate();
    row[place++] = outcome.status().word();
    row[place++] = outcome.phase().map(Phase::word).orElse(null);
    row[place++] =
        outcome.divergedAtStep().isPresent() ? outcome.divergedAtStep().getAsLong() : null;
    place = measurements.put(outcome.measured(), row, place);
    row[place++] = outcome.message().orElse(null);
    row[place++] = circumstances.engine();
    row[place++] = circumstances.packId();
    row[place++] = circumstances.attempt();
    row[place++] = circumstances.host();
    row[place++] = circumstances.startedAt().toEpochMilli();
    row[place++] = outcome.trainSeconds();
    row[place] = circumstances.version();
    return row;
  }

  /**
   * The run of a stored row.
   *
   * @param cell gives the value of a column by name
   * @throws IllegalArgumentException if a column is missing or of another type
   */
  public Run run(Function<String, Object> cell) {
    Map<String, Value> values = new LinkedHashMap<>();
    for (Parameter parameter : parameters) {
      values.put(parameter.key(), value(parameter.column(), cell.apply(parameter.column())));
    }
    return new Run(
        (String) cell.apply("scenario"),
        ((Number) cell.apply("scenario_version")).intValue(),
        Coordinates.of(values),
        ((Number) cell.apply("seed")).longValue(),
        ((Number) cell.apply("replicate")).intValue());
  }

  private static Object plain(Value value) {
    if (value instanceof Value.Real real) {
      return real.value();
    }
    return value instanceof Value.Whole whole ? (Object) whole.value() : value.toString();
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
