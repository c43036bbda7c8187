package io.github.collapsar.reference;

import io.github.collapsar.run.Coordinates;

/** (u·w·x − y)², y = signal·x + noise·ε, with as many factors as the depth. */
public final class ScalarReference extends RegressionReference {

  @Override
  public String scenario() {
    return "scalar-factorization";
  }

  @Override
  int dimension(Coordinates shared) {
    return 1;
  }

  @Override
  int factors(Coordinates shared) {
    return Math.toIntExact(shared.whole("depth"));
  }

  @Override
  double[] signal(LossGraph graph) {
    return graph.lanes().doubles("signal");
  }
}
