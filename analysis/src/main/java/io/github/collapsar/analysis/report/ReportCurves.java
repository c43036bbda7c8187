package io.github.collapsar.analysis.report;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * What was recorded of every run over its steps.
 *
 * @param steps at which steps the page has values
 * @param recorded at how many steps there are values in the sweep
 * @param values by measurement: the values of the first run at all steps, then of the next; {@code
 *     NaN} where there is none
 */
record ReportCurves(List<Long> steps, int recorded, Map<String, EncodedNumbers> values) {

  private static final int MAX_VALUES = 3_000_000;

  /** A curve of so many points says what it has to say; more measurements are worth more. */
  private static final int ENOUGH_STEPS = 40;

  /**
   * Reads the curves of a sweep.
   *
   * @param curves one row a run and step
   * @param ids of the runs in their order in the page, 16 bytes each
   * @param measurements those that the page has, the more important first
   * @return empty if the page does not hold the runs' ids
   */
  static Optional<ReportCurves> read(Dataset<Row> curves, byte[] ids, List<String> measurements) {
    int runs = ids.length / 16;
    if (runs == 0) {
      return Optional.empty();
    }
    List<Long> recorded =
        curves.select(functions.sort_array(functions.collect_set("step"))).first().getList(0);
    int enough = Math.min(recorded.size(), ENOUGH_STEPS);
    int room = Math.max(1, MAX_VALUES / (runs * Math.max(1, enough)));
    List<String> chosen = measurements.stream().limit(room).toList();
    int mostSteps = Math.max(2, MAX_VALUES / (runs * chosen.size()));
    List<Long> steps = thinned(recorded, mostSteps);
    double[][] values = values(curves, places(ids), chosen, steps);
    Map<String, EncodedNumbers> blocks = new LinkedHashMap<>();
    for (int m = 0; m < chosen.size(); m++) {
      blocks.put(chosen.get(m), EncodedNumbers.of(values[m]));
    }
    return Optional.of(new ReportCurves(steps, recorded.size(), blocks));
  }

  /** At most so many, evenly chosen, the first and the last among them. */
  private static List<Long> thinned(List<Long> steps, int most) {
    if (steps.size() <= most) {
      return steps;
    }
    return IntStream.range(0, most)
        .mapToObj(i -> steps.get((int) Math.round((double) i * (steps.size() - 1) / (most - 1))))
        .toList();
  }

  private static Map<String, Integer> places(byte[] ids) {
    Map<String, Integer> places = new HashMap<>();
    for (int run = 0; run < ids.length / 16; run++) {
      places.put(HexFormat.of().formatHex(ids, 16 * run, 16 * run + 16), run);
    }
    return places;
  }

  private static double[][] values(
      Dataset<Row> curves,
      Map<String, Integer> places,
      List<String> measurements,
      List<Long> steps) {
    double[][] values = new double[measurements.size()][places.size() * steps.size()];
    Arrays.stream(values).forEach(all -> Arrays.fill(all, Double.NaN));
    long[] sorted = steps.stream().flatMapToLong(LongStream::of).toArray();
    String columns =
        measurements.stream().map(name -> "`" + name + "`").collect(Collectors.joining(","));
    Dataset<Row> wanted =
        curves
            .filter(functions.col("step").isInCollection(steps))
            .selectExpr(("run_id,step," + columns).split(",", -1));
    for (Iterator<Row> rows = wanted.toLocalIterator(); rows.hasNext(); ) {
      Row row = rows.next();
      Integer run = places.get(row.getString(0));
      if (run != null) {
        int at = run * steps.size() + Arrays.binarySearch(sorted, row.getLong(1));
        for (int m = 0; m < values.length; m++) {
          values[m][at] = row.isNullAt(2 + m) ? Double.NaN : row.getDouble(2 + m);
        }
      }
    }
    return values;
  }
}
