package io.github.collapsar.analysis.figure;

import io.github.collapsar.analysis.plot.Labels;
import io.github.collapsar.analysis.plot.Picture;
import io.github.collapsar.analysis.plot.Series;
import io.github.collapsar.analysis.plot.SeriesPicture;
import java.util.List;
import org.apache.spark.sql.Row;

/** Two measurements against each other. */
final class PairDrawing {

  /** More points are a cloud that no file should hold. */
  private static final int MAX_RUNS = 20_000;

  private final Draft draft;

  PairDrawing(Draft draft) {
    this.draft = draft;
  }

  /** A point a run. */
  Picture scatter(Figure.Kind.Scatter kind) {
    List<Row> rows =
        draft
            .runs()
            .rows(
                """
                SELECT %1$s double(%2$s) AS x, double(%3$s) AS y FROM runs
                WHERE %4$s AND %5$s AND %6$s ORDER BY run_id LIMIT %7$d"""
                    .formatted(
                        draft.runs().selected(),
                        FigureRuns.quoted(kind.x()),
                        FigureRuns.quoted(kind.y()),
                        draft.runs().condition(),
                        FigureRuns.finite(FigureRuns.quoted(kind.x())),
                        FigureRuns.finite(FigureRuns.quoted(kind.y())),
                        MAX_RUNS + 1));
    if (rows.size() > MAX_RUNS) {
      draft.note("Only %,d runs are drawn, the first by id.".formatted(MAX_RUNS));
      rows = rows.subList(0, MAX_RUNS);
    }
    return picture(
        rows,
        new SeriesPicture.SeriesAxis(Labels.measurement(kind.x()), kind.xScale()),
        new SeriesPicture.SeriesAxis(Labels.measurement(kind.y()), kind.yScale()),
        Series.Style.POINTS,
        "a point a run");
  }

  /** The path of one run a line over its recorded steps. */
  Picture paths(Figure.Kind.Paths kind) {
    draft.runs().requireCurves();
    List<Row> rows =
        draft
            .runs()
            .rows(
                """
                SELECT %1$s double(curves.%2$s) AS x, double(curves.%3$s) AS y
                FROM curves JOIN (
                  SELECT %1$s min_by(run_id, struct(seed, replicate)) AS run_id
                  FROM runs WHERE %4$s %5$s) USING (run_id)
                WHERE %6$s AND %7$s ORDER BY step"""
                    .formatted(
                        draft.runs().selected(),
                        FigureRuns.quoted(kind.x()),
                        FigureRuns.quoted(kind.y()),
                        draft.runs().condition(),
                        draft.runs().grouped(),
                        FigureRuns.finite("curves." + FigureRuns.quoted(kind.x())),
                        FigureRuns.finite("curves." + FigureRuns.quoted(kind.y()))));
    return picture(
        rows,
        new SeriesPicture.SeriesAxis(Labels.measurement(kind.x()), kind.xScale()),
        new SeriesPicture.SeriesAxis(Labels.measurement(kind.y()), kind.yScale()),
        Series.Style.PATH,
        "the path of one run a line, with a marker where it ends");
  }

  private Picture picture(
      List<Row> rows,
      SeriesPicture.SeriesAxis x,
      SeriesPicture.SeriesAxis y,
      Series.Style style,
      String remark) {
    draft.header("x", "y");
    List<Series> series =
        new Lines(draft.figure(), rows)
            .series(style, own -> own.stream().map(this::point).toList());
    return new SeriesPicture(x, y, series, List.of(), List.of(remark), draft.caption());
  }

  private Series.Point point(Row row) {
    double x = row.getAs("x");
    double y = row.getAs("y");
    draft.line(row, x, y);
    return Series.Point.of(x, y);
  }
}
