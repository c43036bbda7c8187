package io.github.collapsar.run;

import io.github.collapsar.scenario.Parameter;
import io.github.collapsar.scenario.Scenario;
import java.util.LinkedHashMap;
import java.util.Map;

/** Runs of a scenario: its defaults, with some values set. */
public final class Runs {

  private Runs() {}

  public static Run of(Scenario scenario, long seed, int replicate, Object... keysAndValues) {
    Map<String, Value> values = new LinkedHashMap<>();
    for (Parameter parameter : scenario.parameters()) {
      values.put(parameter.key(), parameter.defaultValue().orElseThrow());
    }
    for (int i = 0; i < keysAndValues.length; i += 2) {
      String key = (String) keysAndValues[i];
      Parameter parameter = scenario.parameter(key).orElseThrow();
      values.put(key, value(parameter, keysAndValues[i + 1]));
    }
    return new Run(scenario.name(), scenario.version(), Coordinates.of(values), seed, replicate);
  }

  private static Value value(Parameter parameter, Object value) {
    if (parameter.domain() instanceof Parameter.Domain.Reals) {
      return new Value.Real(((Number) value).doubleValue());
    }
    return parameter.domain() instanceof Parameter.Domain.Wholes
        ? new Value.Whole(((Number) value).longValue())
        : new Value.Word((String) value);
  }
}
