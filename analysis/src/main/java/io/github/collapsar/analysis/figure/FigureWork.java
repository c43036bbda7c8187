package io.github.collapsar.analysis.figure;

import io.github.collapsar.analysis.diagram.Scale;
import io.github.collapsar.analysis.plot.MatrixPicture;
import io.github.collapsar.analysis.plot.Picture;
import io.github.collapsar.analysis.plot.Series;
import io.github.collapsar.analysis.plot.SeriesPicture;
import io.github.collapsar.analysis.plot.Text;
import io.github.collapsar.analysis.results.ResultFiles;
import io.github.collapsar.analysis.results.SqlText;
import io.github.collapsar.analysis.scaling.Sample;
import io.github.collapsar.analysis.scaling.ScalingCurve;
import io.github.collapsar.analysis.scaling.ScalingFit;
import io.github.collapsar.scenario.Measurement;
import io.github.collapsar.scenario.Scenario;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** One figure on its way from the views {@code runs} and {@code curves} to its files. */
public final class FigureWork {

  /** More points are a cloud that no file should hold. */
  private static final int MOST_POINTS = 20_000;

  /** Neither infinite nor not a number. */
  private static final String FINITE = "abs(%1$s) <= 1.7976931348623157E308D";

  private final SparkSession spark;
  private final Scenario scenario;
  private final Figure figure;
  private final StringBuilder table = new StringBuilder();
  private final List<String> notes = new ArrayList<>();

  /** Prepares a figure of the session's views. */
  public FigureWork(SparkSession spark, Scenario scenario, Figure figure) {
    this.spark = spark;
    this.scenario = scenario;
    this.figure = figure;
  }

  /**
   * What was drawn.
   *
   * @param svg the picture, in UTF-8; empty if it could not be drawn, and then the notes say why
   * @param notes what a reader should know, a sentence each
   * @param files the paths of the files
   */
  public record Drawn(String name, Optional<byte[]> svg, List<String> notes, List<String> files) {
    public Drawn {
      notes = List.copyOf(notes);
      files = List.copyOf(files);
    }
  }

  /**
   * Draws and writes {@code figure.png}, {@code figure.svg} and {@code figure.csv}. A figure that
   * cannot be drawn from these runs keeps nobody from the others.
   */
  public Drawn write(ResultFiles files) {
    Picture picture;
    try {
      picture = picture();
    } catch (IllegalArgumentException e) {
      return new Drawn(figure.name(), Optional.empty(), List.of(e.getMessage()), List.of());
    }
    String folder = "figures/" + figure.name() + "/";
    byte[] svg = picture.svg();
    return new Drawn(
        figure.name(),
        Optional.of(svg),
        notes,
        List.of(
            files.write(folder + "figure.png", picture.png()),
            files.write(folder + "figure.svg", svg),
            files.write(folder + "figure.csv", table.toString().getBytes(StandardCharsets.UTF_8))));
  }

  private Picture picture() {
    if (figure.kind() instanceof Figure.Kind.Profile profile) {
      return profile(profile);
    }
    if (figure.kind() instanceof Figure.Kind.Curves curves) {
      return curves(curves);
    }
    if (figure.kind() instanceof Figure.Kind.Spectrum spectrum) {
      return spectrum(spectrum);
    }
    if (figure.kind() instanceof Figure.Kind.Histogram histogram) {
      return histogram(histogram);
    }
    if (figure.kind() instanceof Figure.Kind.Scatter scatter) {
      return scatter(scatter);
    }
    if (figure.kind() instanceof Figure.Kind.Matrix matrix) {
      return matrix(matrix);
    }
    return scaling((Figure.Kind.Scaling) figure.kind());
  }

  private Picture profile(Figure.Kind.Profile kind) {
    List<Row> rows =
        spark
            .sql(
                """
                SELECT %1$s double(%2$s) AS x, avg(%3$s) AS y,
                  percentile(%3$s, array(0.25D, 0.75D)) AS band, count(*) AS runs
                FROM runs %4$s AND %5$s GROUP BY %1$s double(%2$s) ORDER BY x"""
                    .formatted(
                        selected(),
                        quoted(Lines.column(kind.x())),
                        quoted(kind.measurement()),
                        where(),
                        FINITE.formatted(quoted(kind.measurement()))))
            .collectAsList();
    return overX(
        rows,
        Text.axis(scenario.name(), kind.x()),
        kind.xScale(),
        kind.measurement(),
        kind.yScale());
  }

  private Picture curves(Figure.Kind.Curves kind) {
    if (!spark.catalog().tableExists("curves")) {
      throw new IllegalArgumentException(
          "Cannot draw figure %s: no curves were recorded; set sweep.curve-every and run again"
              .formatted(figure.name()));
    }
    List<Row> rows =
        spark
            .sql(
                """
                SELECT %1$s step AS x, avg(%2$s) AS y, percentile(%2$s, array(0.25D, 0.75D)) AS band,
                  count(*) AS runs
                FROM curves JOIN (SELECT run_id %3$s FROM runs %4$s) USING (run_id)
                WHERE %5$s GROUP BY %1$s step ORDER BY step"""
                    .formatted(
                        selected(),
                        quoted(kind.measurement()),
                        lines(", ", ""),
                        where(),
                        FINITE.formatted(quoted(kind.measurement()))))
            .collectAsList();
    return overX(rows, "step", kind.x(), kind.measurement(), kind.y());
  }

  private Picture spectrum(Figure.Kind.Spectrum kind) {
    List<Row> rows =
        spark
            .sql(
                """
                SELECT %1$s place + 1 AS x, avg(entry) AS y,
                  percentile(entry, array(0.25D, 0.75D)) AS band, count(*) AS runs
                FROM (SELECT %1$s posexplode(%2$s) AS (place, entry) FROM runs %3$s)
                WHERE %4$s GROUP BY %1$s place ORDER BY place"""
                    .formatted(
                        selected(), quoted(kind.measurement()), where(), FINITE.formatted("entry")))
            .collectAsList();
    return overX(rows, "index", kind.x(), kind.measurement(), kind.y());
  }

  /** Rows with x, y, a band and the number of runs, a line each. */
  private Picture overX(List<Row> rows, String x, Scale xScale, String measurement, Scale yScale) {
    Lines lines = new Lines(figure, rows);
    header("x", measurement + "_mean", "lower_quartile", "upper_quartile", "runs");
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
                          line(row, at, y, band.get(0), band.get(1), row.<Long>getAs("runs"));
                          return most > 1
                              ? new Series.Point(at, y, band.get(0), band.get(1))
                              : Series.Point.of(at, y);
                        })
                    .toList());
    return new SeriesPicture(
        new SeriesPicture.Axis(x, xScale),
        new SeriesPicture.Axis(Text.measurement(measurement), yScale),
        series,
        List.of(),
        most > 1 ? List.of("mean; band: quartiles of up to " + most + " runs") : List.of(),
        caption());
  }

  private Picture histogram(Figure.Kind.Histogram kind) {
    boolean series =
        scenario.measurements().stream()
            .anyMatch(
                measurement ->
                    measurement.name().equals(kind.measurement())
                        && measurement.shape() == Measurement.Shape.SERIES);
    String entry = series ? "explode(%s)" : "%s";
    String source =
        "(SELECT %s %s AS entry FROM runs %s)"
            .formatted(selected(), entry.formatted(quoted(kind.measurement())), where());
    String position = kind.x() == Scale.LOG ? "log10(entry)" : "entry";
    String shown = FINITE.formatted("entry") + (kind.x() == Scale.LOG ? " AND entry > 0" : "");
    Row range =
        spark
            .sql(
                "SELECT min(%1$s) AS low, max(%1$s) AS high, count(*) AS shown FROM %2$s WHERE %3$s"
                    .formatted(position, source, shown))
            .collectAsList()
            .get(0);
    if (range.isNullAt(0)) {
      new Lines(figure, List.of());
    }
    double low = range.getDouble(0);
    double width = Math.max(range.getDouble(1) - low, 1e-12) / kind.bins();
    List<Row> rows =
        spark
            .sql(
                """
                SELECT %1$s least(%2$d, int((%3$s - %4$sD) / %5$sD)) AS x, count(*) AS runs
                FROM %6$s WHERE %7$s GROUP BY %1$s x ORDER BY x"""
                    .formatted(selected(), kind.bins() - 1, position, low, width, source, shown))
            .collectAsList();
    header("from", "to", "share", "values");
    List<Series> histograms =
        new Lines(figure, rows)
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
                      line(own.get(0), from, to, counts[bin] / all, counts[bin]);
                    }
                  }
                  return points;
                });
    return new SeriesPicture(
        new SeriesPicture.Axis(Text.measurement(kind.measurement()), kind.x()),
        new SeriesPicture.Axis("share a column", Scale.LINEAR),
        histograms,
        List.of(),
        List.of(range.getLong(2) + " values in " + kind.bins() + " columns"),
        caption());
  }

  private static double border(Scale scale, double position) {
    return scale == Scale.LOG ? Math.pow(10, position) : position;
  }

  private Picture scatter(Figure.Kind.Scatter kind) {
    List<Row> rows =
        spark
            .sql(
                """
                SELECT %1$s %2$s AS x, %3$s AS y FROM runs %4$s %5$s
                ORDER BY run_id LIMIT %6$d"""
                    .formatted(
                        selected(),
                        quoted(kind.x()),
                        quoted(kind.y()),
                        where(),
                        "AND "
                            + FINITE.formatted(quoted(kind.x()))
                            + " AND "
                            + FINITE.formatted(quoted(kind.y())),
                        MOST_POINTS + 1))
            .collectAsList();
    if (rows.size() > MOST_POINTS) {
      notes.add("Only %,d runs are drawn, the first by id.".formatted(MOST_POINTS));
      rows = rows.subList(0, MOST_POINTS);
    }
    header(kind.x(), kind.y());
    List<Series> series =
        new Lines(figure, rows)
            .series(
                Series.Style.POINTS,
                own ->
                    own.stream()
                        .map(
                            row -> {
                              double x = row.<Number>getAs("x").doubleValue();
                              double y = row.<Number>getAs("y").doubleValue();
                              line(row, x, y);
                              return Series.Point.of(x, y);
                            })
                        .toList());
    return new SeriesPicture(
        new SeriesPicture.Axis(Text.measurement(kind.x()), kind.xScale()),
        new SeriesPicture.Axis(Text.measurement(kind.y()), kind.yScale()),
        series,
        List.of(),
        List.of("a point a run"),
        caption());
  }

  private Picture matrix(Figure.Kind.Matrix kind) {
    List<Row> rows =
        spark
            .sql(
                """
                SELECT %1$s min_by(%2$s, replicate) AS entries
                FROM (SELECT * FROM runs %3$s) WHERE size(%2$s) > 0 %4$s"""
                    .formatted(
                        selected(),
                        quoted(kind.measurement()),
                        where(),
                        figure.lines().isEmpty() ? "" : "GROUP BY " + lines("", "")))
            .collectAsList();
    List<MatrixPicture.Matrix> matrices = new ArrayList<>();
    header("row", "column", "value");
    new Lines(figure, rows)
        .byName()
        .forEach(
            (name, own) -> {
              List<Double> entries = own.get(0).getList(own.get(0).fieldIndex("entries"));
              int side = (int) Math.round(Math.sqrt(entries.size()));
              if (side * side != entries.size()) {
                throw new IllegalArgumentException(
                    "Cannot draw figure %s: %s has %d values, which are no square matrix"
                        .formatted(figure.name(), kind.measurement(), entries.size()));
              }
              for (int i = 0; i < entries.size(); i++) {
                int rowOfEntry = i / side;
                int columnOfEntry = i % side;
                line(own.get(0), rowOfEntry, columnOfEntry, entries.get(i));
              }
              double[] values = entries.stream().mapToDouble(Double::doubleValue).toArray();
              matrices.add(new MatrixPicture.Matrix(name, side, values));
            });
    return new MatrixPicture(matrices, caption());
  }

  private Picture scaling(Figure.Kind.Scaling kind) {
    List<Row> rows =
        spark
            .sql(
                """
                SELECT double(%1$s) AS size, double(%2$s) AS x, replicate + 1000003 * seed AS draw,
                  avg(%3$s) AS m
                FROM runs %4$s %5$s GROUP BY 1, 2, 3 ORDER BY 1, 2, 3"""
                    .formatted(
                        quoted(Lines.column(kind.size())),
                        quoted(Lines.column(kind.x())),
                        quoted(kind.measurement()),
                        where(),
                        "AND " + FINITE.formatted(quoted(kind.measurement()))))
            .collectAsList();
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
    return scaled(kind, fit);
  }

  /** The scaled curves, one over the other, and what was found. */
  private Picture scaled(Figure.Kind.Scaling kind, ScalingFit fit) {
    table.append("size,x,y,error,scaled_x,scaled_y\n");
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
        numbers(curve.size(), point.x(), point.y(), point.error(), x, y);
      }
      series.add(
          new Series(
              kind.size().replace('-', ' ') + " = " + Text.number(curve.size()),
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
    found.add("mean squared distance in errors: " + Text.number(fit.quality()));
    fit.crossings()
        .forEach(
            crossing ->
                found.add(
                    "sizes %s and %s cross at %s"
                        .formatted(
                            Text.number(crossing.smaller()),
                            Text.number(crossing.larger()),
                            Text.number(crossing.x()))));
    notes.add("Finite-size scaling: " + String.join("; ", found) + ".");
    return new SeriesPicture(
        new SeriesPicture.Axis("(" + x + " − critical) · L^(1/ν)", Scale.LINEAR),
        new SeriesPicture.Axis(
            Text.measurement(kind.measurement())
                + ", "
                + kind.observable().word().replace('-', ' ')
                + (scales ? " · L^(β/ν)" : ""),
            Scale.LINEAR),
        series,
        List.of(0.0),
        found,
        caption());
  }

  private static String estimate(ScalingFit.Estimate estimate) {
    return Text.estimate(estimate.value(), estimate.error());
  }

  private List<String> caption() {
    String fixed =
        figure.at().entrySet().stream()
            .map(entry -> (entry.getKey() + " = " + entry.getValue()).replace('-', ' '))
            .collect(Collectors.joining(", "));
    List<String> caption = new ArrayList<>();
    caption.add(
        scenario.name()
            + ": "
            + figure.name()
            + (fixed.isEmpty() ? "" : ". Runs with " + fixed)
            + ".");
    caption.addAll(notes);
    return caption;
  }

  private void header(String... columns) {
    List<String> all = new ArrayList<>();
    figure.lines().forEach(key -> all.add(Lines.column(key)));
    all.addAll(List.of(columns));
    table.append(String.join(",", all)).append('\n');
  }

  private void line(Row row, double... values) {
    for (String key : figure.lines()) {
      String text = String.valueOf(row.<Object>getAs(Lines.column(key)));
      table.append(text.contains(",") ? '"' + text + '"' : text).append(',');
    }
    numbers(values);
  }

  private void numbers(double... values) {
    table
        .append(
            Arrays.stream(values)
                .mapToObj(value -> Double.isNaN(value) ? "" : Double.toString(value))
                .collect(Collectors.joining(",")))
        .append('\n');
  }

  /** The lines' columns for a SELECT or GROUP BY that goes on after them. */
  private String selected() {
    return figure.lines().isEmpty() ? "" : lines("", ", ");
  }

  private String lines(String before, String after) {
    return figure.lines().isEmpty()
        ? ""
        : figure.lines().stream()
            .map(key -> quoted(Lines.column(key)))
            .collect(Collectors.joining(", ", before, after));
  }

  private String where() {
    return "WHERE " + SqlText.condition(figure.at());
  }

  private static String quoted(String column) {
    return SqlText.name(column);
  }
}
