package io.github.collapsar.reference;

import java.util.Arrays;

/** (vᵀx − y)², y = ‖v*‖·Σ_i x_i/√d + noise·ε. */
public final class LinearReference extends RegressionReference {

  @Override
  public String scenario() {
    return "linear-regression";
  }

  @Override
  double[] signal(LossGraph graph) {
    double root = Math.sqrt(dimension(graph.lanes().shared()));
    return Arrays.stream(graph.lanes().doubles("teacher-norm")).map(norm -> norm / root).toArray();
  }
}
