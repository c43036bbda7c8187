package io.github.collapsar.configuration;

import com.typesafe.config.ConfigValue;
import io.github.collapsar.run.Value;
import io.github.collapsar.scenario.Parameter;
import io.github.collapsar.scenario.Scenario;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads {@code at { key = value }}: the values that the runs of a picture have. */
final class FixedValues {

  private FixedValues() {}

  /**
   * The values by key.
   *
   * @param used keys that the picture has another use for
   */
  static SortedMap<String, Value> read(Section section, Scenario scenario, List<String> used) {
    SortedMap<String, Value> at = new TreeMap<>();
    Optional<Section> inner = section.section("at");
    if (inner.isEmpty()) {
      return at;
    }
    inner.get().allowOnly(scenario.parameters().stream().map(Parameter::key).toList());
    for (Map.Entry<String, ConfigValue> entry : inner.get().object().entrySet()) {
      Optional<Parameter> parameter = scenario.parameter(entry.getKey());
      if (parameter.isEmpty()) {
        continue;
      }
      Parameter.Domain domain = parameter.get().domain();
      Optional<Value> value = Scalars.of(entry.getValue(), domain);
      if (used.contains(entry.getKey())) {
        inner.get().reject(entry.getKey(), "it is an axis, a line or a facet already");
      } else if (value.isEmpty()) {
        inner.get().reject(entry.getKey(), "it must be " + domain.allowed());
      } else {
        at.put(entry.getKey(), value.get());
      }
    }
    return at;
  }
}
