package io.github.collapsar.kernel;

import io.github.collapsar.scenario.Engine;
import io.github.collapsar.scenario.Measurement;
import io.github.collapsar.scenario.PackTrainer;
import io.github.collapsar.scenario.Scenario;
import java.util.List;

/**
 * A scenario whose model has a closed-form gradient. Kernels train it; the same loss under
 * automatic differentiation is its reference.
 */
public abstract class LaneScenario implements Scenario {

  /**
   * The model for a block of lanes: a {@link FloatLaneModel} or a {@code DoubleLaneModel}, as the
   * lanes' shared parameter {@code precision} says.
   */
  public abstract LaneModel model(Lanes lanes);

  /** A step's loss above this, or not a number, is divergence. */
  public float lossLimit() {
    return 1e12f;
  }

  @Override
  public List<Engine> engines() {
    return List.of(Engine.KERNEL, Engine.DL4J);
  }

  @Override
  public PackTrainer trainer(Engine engine) {
    return engine == Engine.KERNEL ? new LanePackTrainer(this) : new AutodiffTrainer(this);
  }

  int orderParameterIndex() {
    return measurements().stream().map(Measurement::name).toList().indexOf(ORDER_PARAMETER.name());
  }
}
