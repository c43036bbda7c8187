package io.github.collapsar.results;

import io.github.collapsar.run.Outcome;
import io.github.collapsar.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;

/** The table {@code curves} of a scenario: one row a run and recorded step. */
public final class CurveTable {

  private final MeasurementColumns measurements;
  private final List<Column<CurveRow>> columns;

  /** The table of a scenario. */
  public CurveTable(Scenario scenario) {
    this.measurements = new MeasurementColumns(scenario);
    List<Column<CurveRow>> all = new ArrayList<>();
    all.add(Column.text(StoredRow.RUN_ID, row -> row.id().toString()));
    all.add(Column.whole("step", row -> row.point().step()));
    all.addAll(measurements.of(row -> row.point().measured()));
    this.columns = List.copyOf(all);
  }

  /** The columns, in the order in which they are stored. */
  public List<Column<CurveRow>> columns() {
    return columns;
  }

  /** The row of a stored one, which has all columns. */
  public CurveRow row(StoredRow stored) {
    return new CurveRow(
        stored.id(), new Outcome.CurvePoint(stored.whole("step"), measurements.read(stored)));
  }
}
