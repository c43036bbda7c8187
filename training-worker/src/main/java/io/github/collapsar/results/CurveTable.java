package io.github.collapsar.results;

import io.github.collapsar.results.Column.Origin;
import io.github.collapsar.results.Column.Type;
import io.github.collapsar.run.Outcome;
import io.github.collapsar.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;

/** The table {@code curves} of a scenario: one row a run and recorded step. */
public final class CurveTable {

  private final MeasurementColumns measurements;

  /** The table of a scenario. */
  public CurveTable(Scenario scenario) {
    this.measurements = new MeasurementColumns(scenario);
  }

  /** The columns in the order of a row's values. */
  public List<Column> columns() {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column("run_id", Type.TEXT, false, Origin.RUN));
    columns.add(new Column("step", Type.LONG, false, Origin.RUN));
    columns.addAll(measurements.columns());
    return columns;
  }

  /** The rows of an outcome, in the order of the steps. */
  public List<Object[]> rows(Outcome outcome) {
    String id = outcome.run().id().toString();
    int width = columns().size();
    List<Object[]> rows = new ArrayList<>();
    for (Outcome.CurvePoint point : outcome.curve()) {
      Object[] row = new Object[width];
      row[0] = id;
      row[1] = point.step();
      measurements.put(point.measured(), row, 2);
      rows.add(row);
    }
    return rows;
  }
}
