package io.github.collapsar.analysis.report;

import io.github.collapsar.analysis.diagram.Diagram;
import io.github.collapsar.analysis.report.ReportRuns.State;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The runs of a sweep too large for a page: of each point the counts by what became of them, and of
 * each measurement some quantiles, each of which stands for its share of the runs.
 */
final class RunQuantiles {

  /** Below this many a distribution has no shape. */
  private static final int MIN_QUANTILES = 4;

  private static final int MAX_QUANTILES = 16;

  private final SweepAxes axes;
  private final List<String> measurements;
  private final int quantiles;
  private final List<Point> points = new ArrayList<>();

  /**
   * A point.
   *
   * @param indices the places of its values on the axes
   * @param counts runs by {@link State}
   * @param quantiles by measurement; empty where no run has a value
   */
  private record Point(int[] indices, long[] counts, float[][] quantiles) {}

  private RunQuantiles(SweepAxes axes, List<String> measurements, int quantiles) {
    this.axes = axes;
    this.measurements = measurements;
    this.quantiles = quantiles;
  }

  /**
   * Reads the view {@code runs} of a session.
   *
   * @param wanted measurements, the more important first
   * @param room how many values the page may have
   * @return empty if the points are too many as well
   */
  static Optional<ReportRuns> read(
      SparkSession spark, SweepAxes axes, List<Diagram> diagrams, List<String> wanted, long room) {
    double most = room / axes.size();
    if (most < MIN_QUANTILES) {
      return Optional.empty();
    }
    List<String> measurements = wanted.stream().limit((long) (most / MIN_QUANTILES)).toList();
    int quantiles = (int) Math.min(MAX_QUANTILES, most / measurements.size());
    RunQuantiles summary = new RunQuantiles(axes, measurements, quantiles);
    summary.read(spark);
    List<String> leftOut = wanted.stream().filter(name -> !measurements.contains(name)).toList();
    return Optional.of(summary.embedded(diagrams, leftOut));
  }

  private void read(SparkSession spark) {
    List<Map<Object, Integer>> indices = axes.varying().stream().map(ReportAxis::indices).toList();
    for (Iterator<Row> rows = spark.sql(query()).toLocalIterator(); rows.hasNext(); ) {
      points.add(point(rows.next(), indices));
    }
  }

  private String query() {
    String keys = axes.varying().stream().map(ReportAxis::column).collect(Collectors.joining(", "));
    String shares =
        IntStream.range(0, quantiles)
            .mapToObj(i -> (i + 0.5) / quantiles + "D")
            .collect(Collectors.joining(", "));
    String measured =
        measurements.stream()
            .map(
                name ->
                    """
                    , percentile(`%s`, array(%s))
                      FILTER (WHERE status = 'completed' AND phase <> 'diverged')"""
                        .formatted(name, shares))
            .collect(Collectors.joining());
    return """
        SELECT %1$s, count_if(status = 'completed' AND phase <> 'diverged'),
          count_if(status = 'completed' AND phase = 'diverged'), count_if(status = 'failed'),
          count_if(status = 'timed-out') %2$s
        FROM runs GROUP BY %1$s ORDER BY %1$s"""
        .formatted(keys, measured);
  }

  private Point point(Row row, List<Map<Object, Integer>> indices) {
    int column = 0;
    int[] places = new int[indices.size()];
    for (; column < places.length; column++) {
      places[column] = indices.get(column).get(row.get(column));
    }
    long[] counts = new long[State.values().length];
    for (int state = 0; state < counts.length; state++) {
      counts[state] = row.getLong(column++);
    }
    float[][] found = new float[measurements.size()][];
    for (int m = 0; m < found.length; m++, column++) {
      found[m] = new float[row.isNullAt(column) ? 0 : quantiles];
      for (int i = 0; i < found[m].length; i++) {
        found[m][i] = (float) (double) row.<Double>getList(column).get(i);
      }
    }
    return new Point(places, counts, found);
  }

  /** One entry a quantile of the completed runs, one for all runs of another state. */
  private ReportRuns embedded(List<Diagram> diagrams, List<String> leftOut) {
    int[] entries = points.stream().mapToInt(this::entries).toArray();
    int total = Arrays.stream(entries).sum();
    int[] states = new int[total];
    double[] weights = new double[total];
    double[][] values = new double[measurements.size()][total];
    int at = 0;
    for (Point point : points) {
      for (State state : State.values()) {
        int entriesOfState = entries(point, state);
        for (int i = 0; i < entriesOfState; i++, at++) {
          states[at] = state.ordinal();
          weights[at] = (double) point.counts[state.ordinal()] / entriesOfState;
          for (int m = 0; m < values.length; m++) {
            boolean has = state == State.COMPLETED && point.quantiles[m].length > 0;
            values[m][at] = has ? point.quantiles[m][i] : Double.NaN;
          }
        }
      }
    }
    return new ReportRuns(
        new ReportRuns.Points(points.size(), indices(), EncodedNumbers.of(entries)),
        EncodedNumbers.of(new int[total]),
        EncodedNumbers.of(states),
        Optional.of(EncodedNumbers.of(weights)),
        blocks(values, diagrams),
        new byte[0],
        leftOut);
  }

  private int entries(Point point) {
    return Arrays.stream(State.values()).mapToInt(state -> entries(point, state)).sum();
  }

  private int entries(Point point, State state) {
    long runs = point.counts[state.ordinal()];
    return runs == 0 ? 0 : state == State.COMPLETED ? quantiles : 1;
  }

  private List<EncodedNumbers> indices() {
    return IntStream.range(0, axes.varying().size())
        .mapToObj(
            axis -> EncodedNumbers.of(points.stream().mapToInt(p -> p.indices[axis]).toArray()))
        .toList();
  }

  private Map<String, EncodedNumbers> blocks(double[][] values, List<Diagram> diagrams) {
    Map<String, EncodedNumbers> blocks = new LinkedHashMap<>();
    for (int m = 0; m < values.length; m++) {
      String name = measurements.get(m);
      blocks.put(name, EncodedNumbers.of(values[m], ReportRuns.thresholds(name, diagrams)));
    }
    return blocks;
  }
}
