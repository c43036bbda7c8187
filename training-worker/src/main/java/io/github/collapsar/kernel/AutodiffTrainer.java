package io.github.collapsar.kernel;

import io.github.collapsar.run.Outcome;
import io.github.collapsar.scenario.Pack;
import io.github.collapsar.scenario.PackTrainer;
import io.github.collapsar.scenario.TrainingContext;
import java.util.List;

/** The reference: not written yet. */
final class AutodiffTrainer implements PackTrainer {

  private final LaneScenario scenario;

  AutodiffTrainer(LaneScenario scenario) {
    this.scenario = scenario;
  }

  @Override
  public List<Outcome> train(Pack pack, TrainingContext context) {
    throw new UnsupportedOperationException("Cannot train " + scenario.name() + " with dl4j yet");
  }
}
