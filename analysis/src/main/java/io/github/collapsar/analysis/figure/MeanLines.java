package io.github.collapsar.analysis.figure;

import io.github.collapsar.analysis.diagram.Scale;
import io.github.collapsar.analysis.plot.Labels;
import io.github.collapsar.analysis.plot.Picture;
import io.github.collapsar.analysis.plot.Series;
import io.github.collapsar.analysis.plot.SeriesPicture;
import java.util.List;
import org.apache.spark.sql.Row;

/** Lines of means with a band of quartiles: over a parameter, the steps or an index. */
final class MeanLines {

  private final Draft draft;

  MeanLines(Draft draft) {
    this.draft = draft;
  }

  Picture profile(Figure.Kind.Profile kind) {
    List<Row> rows =
        draft
            .runs()
            .rows(
                """
                SELECT %1$s double(%2$s) AS x, avg(%3$s) AS y,
                  percentile(%3$s, array(0.25D, 0.75D)) AS band, count(*) AS runs
                FROM runs WHERE %4$s AND %5$s GROUP BY %1$s double(%2$s) ORDER BY x"""
                    .formatted(
                        draft.runs().selected(),
                        FigureRuns.quoted(Lines.column(kind.x())),
                        FigureRuns.quoted(kind.measurement()),
                        draft.runs().condition(),
                        FigureRuns.finite(FigureRuns.quoted(kind.measurement()))));
    return overX(
        rows,
        Labels.axis(draft.scenario().name(), kind.x()),
        kind.xScale(),
        kind.measurement(),
        kind.yScale());
  }

  Picture curves(Figure.Kind.Curves kind) {
    draft.runs().requireCurves();
    List<Row> rows =
        draft
            .runs()
            .rows(
                """
                SELECT %1$s step AS x, avg(%2$s) AS y, percentile(%2$s, array(0.25D, 0.75D)) AS band,
                  count(*) AS runs
                FROM curves JOIN (SELECT %1$s run_id FROM runs WHERE %3$s) USING (run_id)
                WHERE %4$s GROUP BY %1$s step ORDER BY step"""
                    .formatted(
                        draft.runs().selected(),
                        FigureRuns.quoted(kind.measurement()),
                        draft.runs().condition(),
                        FigureRuns.finite(FigureRuns.quoted(kind.measurement()))));
    return overX(rows, "step", kind.x(), kind.measurement(), kind.y());
  }

  Picture spectrum(Figure.Kind.SpectrumLines kind) {
    List<Row> rows =
        draft
            .runs()
            .rows(
                """
                SELECT %1$s place + 1 AS x, avg(entry) AS y,
                  percentile(entry, array(0.25D, 0.75D)) AS band, count(*) AS runs
                FROM (SELECT %1$s posexplode(%2$s) AS (place, entry) FROM runs WHERE %3$s)
                WHERE %4$s GROUP BY %1$s place ORDER BY place"""
                    .formatted(
                        draft.runs().selected(),
                        FigureRuns.quoted(kind.measurement()),
                        draft.runs().condition(),
                        FigureRuns.finite("entry")));
    return overX(rows, "index", kind.x(), kind.measurement(), kind.y());
  }

  /** Rows with x, y, a band and the number of runs, a line each. */
  private Picture overX(List<Row> rows, String x, Scale xScale, String measurement, Scale yScale) {
    Lines lines = new Lines(draft.figure(), rows);
    draft.header("x", measurement + "_mean", "lower_quartile", "upper_quartile", "runs");
    long most = rows.stream().mapToLong(row -> row.<Long>getAs("runs")).max().orElse(0);
    List<Series> series =
        lines.series(
            Series.Style.LINE,
            own ->
                own.stream()
                    .map(
                        row -> {
                          List<Double> band = row.getList(row.fieldIndex("band"));
                          double at = row.<Number>getAs("x").doubleValue();
                          double y = row.<Double>getAs("y");
                          draft.line(row, at, y, band.get(0), band.get(1), row.<Long>getAs("runs"));
                          return most > 1
                              ? new Series.Point(at, y, band.get(0), band.get(1))
                              : Series.Point.of(at, y);
                        })
                    .toList());
    return new SeriesPicture(
        new SeriesPicture.SeriesAxis(x, xScale),
        new SeriesPicture.SeriesAxis(Labels.measurement(measurement), yScale),
        series,
        List.of(),
        most > 1 ? List.of("mean; band: quartiles of up to " + most + " runs") : List.of(),
        draft.caption());
  }
}
