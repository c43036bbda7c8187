package io.github.collapsar.reference;

import io.github.collapsar.scenario.CommonParameters;
import io.github.collapsar.scenario.Symmetry;
import org.nd4j.autodiff.samediff.SDVariable;

/** (u·w − 1)², or −‖θ‖² + ‖θ‖⁴ where the symmetry is rotation. */
public final class TwoParameterReference implements LossReference {

  @Override
  public String scenario() {
    return "two-parameter-objective";
  }

  @Override
  public SDVariable loss(LossGraph graph) {
    SDVariable u = graph.parameters(0, 1);
    SDVariable w = graph.parameters(1, 1);
    if (CommonParameters.symmetry(graph.lanes().shared()) == Symmetry.ROTATION) {
      SDVariable square = u.mul(u).add(w.mul(w));
      return square.mul(square.sub(1));
    }
    return graph.square(u.mul(w).sub(1));
  }
}
