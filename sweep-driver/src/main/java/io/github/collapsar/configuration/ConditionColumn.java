package io.github.collapsar.configuration;

import io.github.collapsar.results.Column;
import io.github.collapsar.results.RunTable;
import io.github.collapsar.run.Run;
import io.github.collapsar.run.Value;
import io.github.collapsar.scenario.Parameter;
import io.github.collapsar.scenario.Scenario;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A column of the results that is known before training.
 *
 * @param name snake_case
 * @param key the parameter that it holds; empty for what every run has
 * @param type of its values
 */
record ConditionColumn(String name, String key, Column.Type type) implements Serializable {

  private static final List<String> RUN_COLUMNS =
      List.of("scenario", "scenario_version", "seed", "replicate");

  /** All of them for a scenario, in the order of the results. */
  static List<ConditionColumn> of(Scenario scenario) {
    List<ConditionColumn> columns = new ArrayList<>();
    for (Column<?> column : new RunTable(scenario).columns()) {
      Optional<Parameter> parameter =
          scenario.parameters().stream()
              .filter(candidate -> candidate.column().equals(column.name()))
              .findFirst();
      if (parameter.isPresent()) {
        columns.add(new ConditionColumn(column.name(), parameter.get().key(), column.type()));
      } else if (RUN_COLUMNS.contains(column.name())) {
        columns.add(new ConditionColumn(column.name(), "", column.type()));
      }
    }
    return columns;
  }

  /** The value of a run, of the column's Java type. */
  Object of(Run run) {
    if (!key.isEmpty()) {
      return plain(run.coordinates().value(key));
    }
    return switch (name) {
      case "scenario" -> run.scenario();
      case "scenario_version" -> run.scenarioVersion();
      case "seed" -> run.seed();
      case "replicate" -> run.replicate();
      default -> throw new IllegalStateException("Cannot read column " + name + " of a run");
    };
  }

  private static Object plain(Value value) {
    if (value instanceof Value.Real real) {
      return real.value();
    }
    return value instanceof Value.Whole whole ? (Object) whole.value() : value.toString();
  }
}
