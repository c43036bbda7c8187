package io.github.collapsar.reference;

import io.github.collapsar.run.Coordinates;
import io.github.collapsar.scenario.CommonParameters;
import io.github.collapsar.scenario.Symmetry;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;

/**
 * (Σ_i β_i x_i − y)², y = signal·Σ_i x_i + noise·ε + label-noise·ξ, with β_i a product of
 * parameters where the symmetry is rescaling, else one parameter.
 */
abstract class RegressionReference implements LossReference {

  /** The number d of coordinates. */
  int dimension(Coordinates shared) {
    return Math.toIntExact(shared.whole("dimension"));
  }

  /** The factors of a coordinate where the symmetry is rescaling. */
  int factors(Coordinates shared) {
    return 2;
  }

  /** The signal of each lane. */
  abstract double[] signal(LossGraph graph);

  @Override
  public final SDVariable loss(LossGraph graph) {
    SameDiff operations = graph.operations();
    Coordinates shared = graph.lanes().shared();
    int d = dimension(shared);
    int width = graph.lanes().width();
    int examples = graph.examples();
    SDVariable beta = graph.parameters();
    if (CommonParameters.symmetry(shared) == Symmetry.RESCALING) {
      int each = factors(shared);
      SDVariable[] factors = operations.unstack(operations.reshape(beta, d, each, width), 1, each);
      beta = factors[0];
      for (int k = 1; k < each; k++) {
        beta = beta.mul(factors[k]);
      }
    }
    // Shapes [examples, d, 1] and [1, d, width]: ND4J's products fail for single rows and columns.
    SDVariable x = operations.reshape(graph.rows(0, d), examples, d, 1);
    SDVariable prediction =
        operations.reshape(x.mul(operations.reshape(beta, 1, d, width)).sum(1), examples, width);
    SDVariable target =
        graph
            .rows(d + 1, 1)
            .mul(graph.perLane(signal(graph)))
            .add(graph.rows(d, 1).mul(graph.perLane("noise")));
    double labelNoise = shared.real("label-noise");
    if (labelNoise != 0) {
      target = target.add(graph.rows(d + 2, 1).mul(labelNoise));
    }
    return graph.square(prediction.sub(target));
  }
}
