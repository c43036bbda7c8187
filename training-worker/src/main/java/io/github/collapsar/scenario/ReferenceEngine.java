package io.github.collapsar.scenario;

import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Trains scenarios by arithmetic that is not their own, to compare with. Found with {@link
 * ServiceLoader}: implementations have a public constructor without arguments and are listed in
 * {@code META-INF/services/io.github.collapsar.scenario.ReferenceEngine}. There may be none.
 */
public interface ReferenceEngine {

  /** The trainer of a scenario's reference; empty if this engine has none for it. */
  Optional<PackTrainer> trainer(Scenario scenario);

  /**
   * The trainer of a scenario's reference, from whichever engine has it. Any thread finds those
   * that the scenario's class loader knows: a jar of a user's own holds the scenario and its
   * reference.
   */
  static Optional<PackTrainer> find(Scenario scenario) {
    return ServiceLoader.load(ReferenceEngine.class, scenario.getClass().getClassLoader()).stream()
        .flatMap(engine -> engine.get().trainer(scenario).stream())
        .findFirst();
  }
}
