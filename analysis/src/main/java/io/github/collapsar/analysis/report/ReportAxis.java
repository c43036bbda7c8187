package io.github.collapsar.analysis.report;

import io.github.collapsar.scenario.Parameter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A parameter in which the runs of a sweep differ.
 *
 * @param parameter what it is
 * @param values its different values: Double, Long or String, numbers by size, words by letters
 */
record ReportAxis(Parameter parameter, List<Object> values) {

  ReportAxis {
    values = List.copyOf(values);
  }

  boolean isNumeric() {
    return !(parameter.domain() instanceof Parameter.Domain.Words);
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
