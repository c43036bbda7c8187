package io.github.collapsar.analysis.report;

import io.github.collapsar.analysis.diagram.Diagram;
import io.github.collapsar.scenario.Measurement;
import io.github.collapsar.scenario.Measurement.Shape;
import io.github.collapsar.scenario.Scenario;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Every run of a sweep as the page holds it, sorted by point (the first axis slowest), then seed,
 * then replicate.
 *
 * @param points the points that have a run
 * @param replicates the number of every run's replicate
 * @param states what became of every run, see {@link State}
 * @param weights how many runs each entry stands for; empty if each is one run
 * @param values the measurements by name, {@code NaN} where there is none
 * @param ids the ids of the runs, 16 bytes each; empty if they are too many
 * @param leftOut measurements that there is no room for
 */
record ReportRuns(
    Points points,
    EncodedNumbers replicates,
    EncodedNumbers states,
    Optional<EncodedNumbers> weights,
    Map<String, EncodedNumbers> values,
    byte[] ids,
    List<String> leftOut) {

  /**
   * The points that have a run.
   *
   * @param count how many
   * @param indices for each axis the place of every point's value; empty if the points are the
   *     whole product of the axes in order
   * @param runs how many runs each point has
   */
  record Points(int count, List<EncodedNumbers> indices, EncodedNumbers runs) {
    Points {
      indices = List.copyOf(indices);
    }
  }

  /** What became of a run; its place here is its number in the page. */
  enum State {
    COMPLETED,
    DIVERGED,
    FAILED,
    TIMED_OUT
  }

  /** A page of more values loads slowly, and mail refuses it: some 25 MB. */
  private static final long MAX_VALUES = 6_000_000;

  /** Of more runs a page has quantiles. */
  private static final long MAX_RUNS = 3_000_000;

  private static final int MAX_IDS = 250_000;

  /**
   * Reads the view {@code runs} of a session.
   *
   * @return empty if there are too many points
   */
  static Optional<ReportRuns> read(
      SparkSession spark, Scenario scenario, SweepAxes axes, List<Diagram> diagrams) {
    Set<String> wanted = new LinkedHashSet<>();
    diagrams.forEach(diagram -> wanted.add(diagram.orderParameter()));
    scenario.measurements(Shape.NUMBER).stream().map(Measurement::name).forEach(wanted::add);
    List<String> all = List.copyOf(wanted);
    if (axes.runs() > MAX_RUNS) {
      return RunQuantiles.read(spark, axes, diagrams, all, MAX_VALUES);
    }
    long room = MAX_VALUES / Math.max(1, axes.runs());
    Reading reading = new Reading(axes, all.stream().limit(room).toList());
    reading.read(spark);
    return Optional.of(
        reading.embedded(diagrams, all.stream().skip(reading.measurements.size()).toList()));
  }

  /** Where a measurement's values must not be rounded to the other side. */
  static double[] thresholds(String measurement, List<Diagram> diagrams) {
    return diagrams.stream()
        .filter(diagram -> diagram.orderParameter().equals(measurement))
        .mapToDouble(Diagram::collapsedAbove)
        .toArray();
  }

  /** The rows in the order in which they come, and where each belongs. */
  private static final class Reading {
    private final SweepAxes axes;
    private final List<String> measurements;
    private final long[] keys;
    private final int[] replicates;
    private final int[] states;
    private final double[][] values;
    private final byte[] ids;

    /** Runs of one point have keys that differ by less than this. */
    private final long runsAPoint;

    /** The place of each row; known once all are there. */
    private int[] places;

    private long[] sortedKeys;
    private int rows;

    private Reading(SweepAxes axes, List<String> measurements) {
      int runs = Math.toIntExact(axes.runs());
      this.axes = axes;
      this.measurements = measurements;
      keys = new long[runs];
      replicates = new int[runs];
      states = new int[runs];
      values = new double[measurements.size()][runs];
      ids = new byte[runs <= MAX_IDS ? 16 * runs : 0];
      runsAPoint = (long) axes.seeds().size() * axes.replicates();
    }

    private void read(SparkSession spark) {
      List<Map<Object, Integer>> indices =
          axes.varying().stream().map(ReportAxis::indices).toList();
      for (Iterator<Row> all = spark.sql(query()).toLocalIterator(); all.hasNext(); ) {
        row(all.next(), indices);
      }
      sortedKeys = keys.clone();
      Arrays.parallelSort(sortedKeys);
      places = new int[rows];
      int[] taken = new int[rows];
      for (int row = 0; row < rows; row++) {
        int first = first(keys[row]);
        places[row] = first + taken[first]++;
      }
    }

    private ReportRuns embedded(List<Diagram> diagrams, List<String> leftOut) {
      Map<String, EncodedNumbers> blocks = new LinkedHashMap<>();
      for (int m = 0; m < values.length; m++) {
        String name = measurements.get(m);
        blocks.put(name, EncodedNumbers.of(sorted(values[m]), thresholds(name, diagrams)));
      }
      int[] runsOfPoint = runsOfPoint();
      return new ReportRuns(
          new Points(
              runsOfPoint.length,
              runsOfPoint.length == axes.size() ? List.of() : indicesOfPoints(),
              EncodedNumbers.of(runsOfPoint)),
          EncodedNumbers.of(sorted(replicates)),
          EncodedNumbers.of(sorted(states)),
          Optional.empty(),
          blocks,
          sortedIds(),
          leftOut);
    }

    private String query() {
      String columns =
          axes.varying().stream().map(axis -> axis.column() + ", ").collect(Collectors.joining());
      String measured =
          measurements.stream().map(name -> ", `" + name + "`").collect(Collectors.joining());
      return """
          SELECT %sseed, replicate, CASE WHEN status = 'failed' THEN 2
              WHEN status <> 'completed' THEN 3 WHEN phase = 'diverged' THEN 1 ELSE 0 END%s%s
          FROM runs"""
          .formatted(columns, ids.length == 0 ? ", ''" : ", run_id", measured);
    }

    private void row(Row row, List<Map<Object, Integer>> indices) {
      int column = 0;
      long point = 0;
      for (Map<Object, Integer> axis : indices) {
        point = point * axis.size() + axis.get(row.get(column++));
      }
      long seed = axes.seeds().indexOf(((Number) row.get(column++)).longValue());
      int replicate = row.getInt(column++);
      keys[rows] = point * runsAPoint + seed * axes.replicates() + replicate;
      replicates[rows] = replicate;
      states[rows] = row.getInt(column++);
      if (ids.length > 0) {
        byte[] id = HexFormat.of().parseHex(row.getString(column));
        System.arraycopy(id, 0, ids, 16 * rows, 16);
      }
      column++;
      for (double[] measured : values) {
        measured[rows] = row.isNullAt(column) ? Double.NaN : row.getDouble(column);
        column++;
      }
      rows++;
    }

    /** The first place of a key; equal ones follow. */
    private int first(long key) {
      int place = Arrays.binarySearch(sortedKeys, key);
      while (place > 0 && sortedKeys[place - 1] == key) {
        place--;
      }
      return place;
    }

    private int[] runsOfPoint() {
      int[] counts = new int[rows];
      int points = 0;
      for (int i = 0; i < rows; i++) {
        boolean isNew = i == 0 || sortedKeys[i] / runsAPoint != sortedKeys[i - 1] / runsAPoint;
        points += isNew ? 1 : 0;
        counts[points - 1]++;
      }
      return Arrays.copyOf(counts, points);
    }

    private List<EncodedNumbers> indicesOfPoints() {
      long[] points = Arrays.stream(sortedKeys).map(key -> key / runsAPoint).distinct().toArray();
      List<EncodedNumbers> blocks = new ArrayList<>();
      for (int axis = axes.varying().size() - 1; axis >= 0; axis--) {
        int size = axes.varying().get(axis).values().size();
        blocks.add(
            0, EncodedNumbers.of(Arrays.stream(points).mapToInt(p -> (int) (p % size)).toArray()));
        points = Arrays.stream(points).map(p -> p / size).toArray();
      }
      return blocks;
    }

    private double[] sorted(double[] unsorted) {
      double[] sorted = new double[rows];
      for (int row = 0; row < rows; row++) {
        sorted[places[row]] = unsorted[row];
      }
      return sorted;
    }

    private int[] sorted(int[] unsorted) {
      int[] sorted = new int[rows];
      for (int row = 0; row < rows; row++) {
        sorted[places[row]] = unsorted[row];
      }
      return sorted;
    }

    private byte[] sortedIds() {
      byte[] sorted = new byte[ids.length];
      for (int row = 0; row < ids.length / 16; row++) {
        System.arraycopy(ids, 16 * row, sorted, 16 * places[row], 16);
      }
      return sorted;
    }
  }
}
