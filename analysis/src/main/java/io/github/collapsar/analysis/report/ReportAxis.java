package io.github.collapsar.analysis.report;

import io.github.collapsar.analysis.results.SqlText;
import io.github.collapsar.scenario.Parameter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A parameter in which the runs of a sweep differ, as the page reads it.
 *
 * @param key the parameter's key, kebab-case
 * @param description what it is
 * @param numeric whether its values are numbers
 * @param values its different values: Double, Long or String, numbers by size, words by letters
 */
record ReportAxis(String key, String description, boolean numeric, List<Object> values) {

  ReportAxis {
    values = List.copyOf(values);
  }

  static ReportAxis of(Parameter parameter, List<Object> values) {
    return new ReportAxis(
        parameter.key(),
        parameter.description(),
        !(parameter.domain() instanceof Parameter.Domain.Words),
        values);
  }

  /** Its column in the results, quoted. */
  String column() {
    return SqlText.name(key.replace('-', '_'));
  }

  /** The place of each value. */
  Map<Object, Integer> indices() {
    Map<Object, Integer> indices = new HashMap<>();
    for (int i = 0; i < values.size(); i++) {
      indices.put(values.get(i), i);
    }
    return indices;
  }
}
