package io.github.collapsar.reference;

import java.util.Arrays;

/** ((u ⊙ w)ᵀx − y)², y = Σ_i x_i/d + noise·ε. */
public final class HadamardReference extends RegressionReference {

  @Override
  public String scenario() {
    return "hadamard-regression";
  }

  @Override
  double[] signal(LossGraph graph) {
    double[] signal = new double[graph.lanes().width()];
    Arrays.fill(signal, 1.0 / dimension(graph.lanes().shared()));
    return signal;
  }
}
