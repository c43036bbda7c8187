package io.github.collapsar.analysis.report;

import static io.github.collapsar.scenario.CommonParameters.belongsToAChoice;

import io.github.collapsar.scenario.Parameter;
import io.github.collapsar.scenario.Scenario;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * What differs between the runs of the view {@code runs}, and what does not.
 *
 * @param varying the axes in the order of the scenario's parameters
 * @param fixed the values of the other parameters by key, as text; without what belongs to choices
 *     not made
 * @param runs how many there are
 * @param seeds the different seeds
 * @param replicates one more than the highest number of a replicate
 */
record SweepAxes(
    List<ReportAxis> varying,
    Map<String, String> fixed,
    long runs,
    List<Long> seeds,
    int replicates) {

  /**
   * Looks at the runs of a session.
   *
   * @param constants columns known to hold one value only, with it
   */
  static SweepAxes of(SparkSession spark, Scenario scenario, Map<String, Object> constants) {
    List<Parameter> open =
        scenario.parameters().stream().filter(p -> !constants.containsKey(p.column())).toList();
    String sets =
        open.stream()
            .map(p -> ", sort_array(collect_set(`" + p.column() + "`))")
            .collect(Collectors.joining());
    Row row =
        spark
            .sql(
                "SELECT count(*), sort_array(collect_set(seed)), CAST(max(replicate) + 1 AS INT)"
                    + sets
                    + " FROM runs")
            .first();
    List<ReportAxis> varying = new ArrayList<>();
    Map<String, String> fixed = new TreeMap<>();
    for (int i = 0; i < open.size(); i++) {
      List<Object> values = new ArrayList<>(row.getList(3 + i));
      if (values.size() > 1) {
        varying.add(ReportAxis.of(open.get(i), values));
      } else if (values.size() == 1) {
        fixed.put(open.get(i).key(), String.valueOf(values.get(0)));
      }
    }
    scenario.parameters().stream()
        .filter(p -> constants.containsKey(p.column()))
        .forEach(p -> fixed.put(p.key(), String.valueOf(constants.get(p.column()))));
    // what belongs to a removal or an optimiser that was not chosen
    fixed.entrySet().removeIf(e -> isZero(e.getValue()) && belongsToAChoice(e.getKey()));
    List<Long> seeds =
        row.getList(1).stream()
            .map(seed -> ((Number) seed).longValue())
            .sorted(Comparator.naturalOrder())
            .toList();
    return new SweepAxes(varying, fixed, row.getLong(0), seeds, row.getInt(2));
  }

  private static boolean isZero(String value) {
    return value.equals("0") || value.equals("0.0");
  }

  /** How many points the product of all axes has. */
  double size() {
    return varying.stream().mapToDouble(axis -> axis.values().size()).reduce(1, (a, b) -> a * b);
  }
}
