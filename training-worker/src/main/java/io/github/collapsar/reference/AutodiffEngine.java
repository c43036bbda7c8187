package io.github.collapsar.reference;

import io.github.collapsar.kernel.LaneScenario;
import io.github.collapsar.kernel.ReferenceTrainer;
import io.github.collapsar.scenario.PackTrainer;
import io.github.collapsar.scenario.ReferenceEngine;
import io.github.collapsar.scenario.Scenario;
import java.util.Optional;
import java.util.ServiceLoader;

/** Trains the scenarios that have a {@link LossReference} by automatic differentiation. */
public final class AutodiffEngine implements ReferenceEngine {

  @Override
  public Optional<PackTrainer> trainer(Scenario scenario) {
    return scenario instanceof LaneScenario lanes
        ? loss(lanes)
            .map(
                loss ->
                    new ReferenceTrainer(
                        lanes, beginning -> new AutodiffTrajectory(loss, beginning)))
        : Optional.empty();
  }

  private static Optional<LossReference> loss(Scenario scenario) {
    ClassLoader loader = scenario.getClass().getClassLoader();
    return ServiceLoader.load(LossReference.class, loader).stream()
        .map(ServiceLoader.Provider::get)
        .filter(reference -> reference.scenario().equals(scenario.name()))
        .findFirst();
  }
}
