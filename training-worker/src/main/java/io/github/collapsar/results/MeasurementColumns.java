package io.github.collapsar.results;

import io.github.collapsar.run.Measured;
import io.github.collapsar.scenario.Measurement;
import io.github.collapsar.scenario.Measurement.Shape;
import io.github.collapsar.scenario.Scenario;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * The columns of a scenario's measurements, in the order in which it shows them. A cell is null
 * where there is no value, or none that is finite.
 */
final class MeasurementColumns {

  private static final double[] NO_SERIES = {Double.NaN};

  private final Measured.MeasurementNames names;
  private final List<Measurement> measurements;

  MeasurementColumns(Scenario scenario) {
    this.names = scenario.card().names();
    this.measurements = List.copyOf(scenario.measurements());
  }

  /** The columns of rows that have what was measured. */
  <R> List<Column<R>> of(Function<R, Measured> measured) {
    return measurements.stream().map(measurement -> column(measurement, measured)).toList();
  }

  private static <R> Column<R> column(Measurement measurement, Function<R, Measured> measured) {
    String name = measurement.name();
    Column<R> column =
        measurement.shape() == Shape.NUMBER
            ? Column.real(name, row -> number(name, measured.apply(row)))
            : Column.reals(name, row -> series(name, measured.apply(row)));
    return column.orNull();
  }

  private static Double number(String name, Measured measured) {
    double number = measured.isEmpty() ? Double.NaN : measured.number(name);
    return Double.isFinite(number) ? number : null;
  }

  private static List<Double> series(String name, Measured measured) {
    double[] series = measured.isEmpty() ? NO_SERIES : measured.series(name);
    return Arrays.stream(series).allMatch(Double::isFinite)
        ? Arrays.stream(series).boxed().toList()
        : null;
  }

  /** What a stored row has; nothing if it has no value at all. */
  Measured read(StoredRow row) {
    if (measurements.stream().allMatch(measurement -> row.value(measurement.name()) == null)) {
      return Measured.NOTHING;
    }
    Measured.Builder measured = names.measure();
    for (String name : names.numbers()) {
      Double number = row.real(name);
      measured.put(name, number == null ? Double.NaN : number);
    }
    for (String name : names.series()) {
      List<Double> series = row.reals(name);
      measured.put(
          name,
          series == null ? NO_SERIES : series.stream().mapToDouble(Double::doubleValue).toArray());
    }
    return measured.build();
  }
}
