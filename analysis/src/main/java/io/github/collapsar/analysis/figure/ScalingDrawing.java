package io.github.collapsar.analysis.figure;

import io.github.collapsar.analysis.diagram.Scale;
import io.github.collapsar.analysis.plot.Labels;
import io.github.collapsar.analysis.plot.Picture;
import io.github.collapsar.analysis.plot.Series;
import io.github.collapsar.analysis.plot.SeriesPicture;
import io.github.collapsar.analysis.scaling.Sample;
import io.github.collapsar.analysis.scaling.ScalingCurve;
import io.github.collapsar.analysis.scaling.ScalingFit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;

/** Finite-size scaling: the curves of all sizes over one another, and what was found. */
final class ScalingDrawing {

  private final Draft draft;
  private final Figure.Kind.Scaling kind;

  ScalingDrawing(Draft draft, Figure.Kind.Scaling kind) {
    this.draft = draft;
    this.kind = kind;
  }

  Picture picture() {
    List<Row> rows =
        draft
            .runs()
            .rows(
                """
                SELECT double(%1$s) AS size, double(%2$s) AS x, replicate + 1000003 * seed AS draw,
                  avg(%3$s) AS m
                FROM runs WHERE %4$s AND %5$s GROUP BY 1, 2, 3 ORDER BY 1, 2, 3"""
                    .formatted(
                        FigureRuns.quoted(Lines.column(kind.size())),
                        FigureRuns.quoted(Lines.column(kind.x())),
                        FigureRuns.quoted(kind.measurement()),
                        draft.runs().condition(),
                        FigureRuns.finite(FigureRuns.quoted(kind.measurement()))));
    Map<Double, Map<Double, Map<Long, Double>>> values = new TreeMap<>();
    for (Row row : rows) {
      values
          .computeIfAbsent(row.getDouble(0), size -> new TreeMap<>())
          .computeIfAbsent(row.getDouble(1), x -> new TreeMap<>())
          .put(row.getLong(2), row.getDouble(3));
    }
    List<Sample> samples = new ArrayList<>();
    values.forEach(
        (size, byX) -> byX.forEach((x, draws) -> samples.add(new Sample(size, x, draws))));
    ScalingFit fit = ScalingFit.of(samples, kind.observable(), kind.above());
    return scaled(fit);
  }

  /** The scaled curves, one over the other, and what was found. */
  private Picture scaled(ScalingFit fit) {
    draft.header("size", "x", "y", "error", "scaled_x", "scaled_y");
    List<Series> series = new ArrayList<>();
    for (ScalingCurve curve : fit.curves()) {
      double stretch = Math.pow(curve.size(), fit.inverseNu().value());
      double lift = Math.pow(curve.size(), fit.betaOverNu().value());
      List<Series.Point> points = new ArrayList<>();
      for (ScalingCurve.Point point : curve.points()) {
        double x = (point.x() - fit.criticalPoint().value()) * stretch;
        double y = point.y() * lift;
        points.add(
            new Series.Point(
                x, y, (point.y() - point.error()) * lift, (point.y() + point.error()) * lift));
        draft.numbers(curve.size(), point.x(), point.y(), point.error(), x, y);
      }
      series.add(
          new Series(
              kind.size().replace('-', ' ') + " = " + Labels.number(curve.size()),
              Series.Style.POINTS,
              points));
    }
    boolean scales = fit.betaOverNu().value() != 0;
    String x = kind.x().replace('-', ' ');
    List<String> found = new ArrayList<>();
    found.add("critical " + x + " = " + estimate(fit.criticalPoint()));
    found.add("1/ν = " + estimate(fit.inverseNu()));
    if (scales) {
      found.add("β/ν = " + estimate(fit.betaOverNu()));
    }
    found.add("mean squared distance in errors: " + Labels.number(fit.quality()));
    fit.crossings()
        .forEach(
            crossing ->
                found.add(
                    "sizes %s and %s cross at %s"
                        .formatted(
                            Labels.number(crossing.smaller()),
                            Labels.number(crossing.larger()),
                            Labels.number(crossing.x()))));
    draft.note("Finite-size scaling: " + String.join("; ", found) + ".");
    return new SeriesPicture(
        new SeriesPicture.SeriesAxis("(" + x + " − critical) · L^(1/ν)", Scale.LINEAR),
        new SeriesPicture.SeriesAxis(
            Labels.measurement(kind.measurement())
                + ", "
                + kind.observable().word().replace('-', ' ')
                + (scales ? " · L^(β/ν)" : ""),
            Scale.LINEAR),
        series,
        List.of(0.0),
        found,
        draft.caption());
  }

  private static String estimate(ScalingFit.Estimate estimate) {
    return Labels.estimate(estimate.value(), estimate.error());
  }
}
