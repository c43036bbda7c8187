package io.github.collapsar.reference;

import io.github.collapsar.run.Coordinates;
import io.github.collapsar.scenario.CommonParameters;
import io.github.collapsar.scenario.Symmetry;
import java.util.stream.IntStream;
import org.nd4j.autodiff.samediff.SDVariable;

/** ‖WUx − y‖², y_i = μ·i^(−p)·x_i + (1 − μ)·ε_i; (I + W)(I + U)x without symmetry. */
public final class FactorizationReference implements LossReference {

  @Override
  public String scenario() {
    return "matrix-factorization";
  }

  @Override
  public SDVariable loss(LossGraph graph) {
    Coordinates shared = graph.lanes().shared();
    int inputs = Math.toIntExact(shared.whole("inputs"));
    int hidden = Math.toIntExact(shared.whole("hidden"));
    int outputs = Math.toIntExact(shared.whole("outputs"));
    boolean residual = CommonParameters.symmetry(shared) == Symmetry.NONE;
    double[] mixing = graph.lanes().doubles("mixing");
    double[] exponent = graph.lanes().doubles("target-exponent");
    SDVariable x = graph.operations().permute(graph.rows(0, inputs), 1, 0);
    SDVariable noise = graph.operations().permute(graph.rows(inputs, outputs), 1, 0);
    return graph.laneByLane(
        lane -> {
          SDVariable a = graph.matrix(lane, 0, hidden, inputs).mmul(x);
          a = residual ? a.add(x) : a;
          SDVariable f = graph.matrix(lane, hidden * inputs, outputs, hidden).mmul(a);
          f = residual ? f.add(a) : f;
          double[] target =
              IntStream.range(0, Math.min(inputs, outputs))
                  .mapToDouble(i -> mixing[lane] * Math.pow(i + 1, -exponent[lane]))
                  .toArray();
          SDVariable y =
              graph.diagonal(target, outputs, inputs).mmul(x).add(noise.mul(1 - mixing[lane]));
          return graph.square(f.sub(y)).sum(0);
        });
  }
}
