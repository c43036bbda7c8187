package io.github.collapsar.analysis.figure;

import io.github.collapsar.analysis.diagram.Scale;
import io.github.collapsar.analysis.plot.Labels;
import io.github.collapsar.analysis.plot.Picture;
import io.github.collapsar.analysis.plot.Series;
import io.github.collapsar.analysis.plot.SeriesPicture;
import io.github.collapsar.scenario.Measurement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Row;

/** How values are distributed. */
final class HistogramDrawing {

  private final Draft draft;
  private final Figure.Kind.Histogram kind;

  HistogramDrawing(Draft draft, Figure.Kind.Histogram kind) {
    this.draft = draft;
    this.kind = kind;
  }

  Picture picture() {
    boolean series =
        draft.scenario().measurements().stream()
            .anyMatch(
                measurement ->
                    measurement.name().equals(kind.measurement())
                        && measurement.shape() == Measurement.Shape.SERIES);
    String entry = series ? "explode(%s)" : "%s";
    String source =
        "(SELECT %s %s AS entry FROM runs WHERE %s)"
            .formatted(
                draft.runs().selected(),
                entry.formatted(FigureRuns.quoted(kind.measurement())),
                draft.runs().condition());
    String position = kind.x() == Scale.LOG ? "log10(entry)" : "entry";
    String shown = FigureRuns.finite("entry") + (kind.x() == Scale.LOG ? " AND entry > 0" : "");
    Row range =
        draft
            .runs()
            .rows(
                "SELECT min(%1$s) AS low, max(%1$s) AS high, count(*) AS shown FROM %2$s WHERE %3$s"
                    .formatted(position, source, shown))
            .get(0);
    if (range.isNullAt(0)) {
      new Lines(draft.figure(), List.of());
    }
    double low = range.getDouble(0);
    double width = Math.max(range.getDouble(1) - low, 1e-12) / kind.bins();
    List<Row> rows =
        draft
            .runs()
            .rows(
                """
                SELECT %1$s least(%2$d, int((%3$s - %4$sD) / %5$sD)) AS x, count(*) AS runs
                FROM %6$s WHERE %7$s GROUP BY %1$s x ORDER BY x"""
                    .formatted(
                        draft.runs().selected(),
                        kind.bins() - 1,
                        position,
                        low,
                        width,
                        source,
                        shown));
    draft.header("from", "to", "share", "values");
    List<Series> histograms =
        new Lines(draft.figure(), rows)
            .series(
                Series.Style.COLUMNS,
                own -> {
                  double[] counts = new double[kind.bins() + 1];
                  own.forEach(row -> counts[row.<Integer>getAs("x")] = row.<Long>getAs("runs"));
                  double all = Arrays.stream(counts).sum();
                  List<Series.Point> points = new ArrayList<>();
                  for (int bin = 0; bin <= kind.bins(); bin++) {
                    double from = border(kind.x(), low + bin * width);
                    points.add(Series.Point.of(from, counts[bin] / all));
                    if (bin < kind.bins()) {
                      double to = border(kind.x(), low + (bin + 1) * width);
                      draft.line(own.get(0), from, to, counts[bin] / all, counts[bin]);
                    }
                  }
                  return points;
                });
    return new SeriesPicture(
        new SeriesPicture.SeriesAxis(Labels.measurement(kind.measurement()), kind.x()),
        new SeriesPicture.SeriesAxis("share a column", Scale.LINEAR),
        histograms,
        List.of(),
        List.of(range.getLong(2) + " values in " + kind.bins() + " columns"),
        draft.caption());
  }

  private static double border(Scale scale, double position) {
    return scale == Scale.LOG ? Math.pow(10, position) : position;
  }
}
