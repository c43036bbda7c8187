package io.github.collapsar.results;

import io.github.collapsar.results.Column.Origin;
import io.github.collapsar.results.Column.Type;
import io.github.collapsar.scenario.Measurement;
import io.github.collapsar.scenario.Measurement.Shape;
import io.github.collapsar.scenario.Scenario;
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
  int put(List<Double> numbers, List<List<Double>> series, Object[] row, int from) {
    int place = from;
    int number = 0;
    int list = 0;
    for (Measurement measurement : measurements) {
      row[place++] =
          measurement.shape() == Shape.NUMBER
              ? finite(numbers, number++)
              : allFinite(series, list++);
    }
    return place;
  }

  private static Object finite(List<Double> numbers, int index) {
    return index < numbers.size() && Double.isFinite(numbers.get(index))
        ? numbers.get(index)
        : null;
  }

  private static Object allFinite(List<List<Double>> series, int index) {
    return index < series.size() && series.get(index).stream().allMatch(Double::isFinite)
        ? series.get(index)
        : null;
  }
}
