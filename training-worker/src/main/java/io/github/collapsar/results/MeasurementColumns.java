package io.github.collapsar.results;

import io.github.collapsar.results.Column.Origin;
import io.github.collapsar.results.Column.Type;
import io.github.collapsar.run.Measured;
import io.github.collapsar.scenario.Measurement;
import io.github.collapsar.scenario.Measurement.Shape;
import io.github.collapsar.scenario.Scenario;
import java.util.Arrays;
import java.util.List;

/** The columns of a scenario's measurements, numbers and series in the order it shows them. */
final class MeasurementColumns {

  private final List<Measurement> measurements;

  MeasurementColumns(Scenario scenario) {
    this.measurements = List.copyOf(scenario.measurements());
  }

  List<Column> columns() {
    return measurements.stream()
        .map(
            measurement ->
                new Column(
                    measurement.name(),
                    measurement.shape() == Shape.NUMBER ? Type.DOUBLE : Type.DOUBLES,
                    true,
                    Origin.RUN))
        .toList();
  }

  /**
   * Sets a cell for every measurement: null where there is none, or none that is finite.
   *
   * @param from the first cell's place in the row
   * @return the place after the last cell
   */
  int put(Measured measured, Object[] row, int from) {
    int place = from;
    for (Measurement measurement : measurements) {
      row[place++] = measured.isEmpty() ? null : cell(measurement, measured);
    }
    return place;
  }

  private static Object cell(Measurement measurement, Measured measured) {
    if (measurement.shape() == Shape.NUMBER) {
      double number = measured.number(measurement.name());
      return Double.isFinite(number) ? number : null;
    }
    double[] series = measured.series(measurement.name());
    return Arrays.stream(series).allMatch(Double::isFinite)
        ? Arrays.stream(series).boxed().toList()
        : null;
  }
}
