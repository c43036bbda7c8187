package io.github.collapsar.reference;

import io.github.collapsar.scenario.CommonParameters;
import org.nd4j.autodiff.samediff.SDVariable;

/** θ⁴/4 − (μ + ζ·ξ/√λ)·θ²/2. */
public final class QuarticWellReference implements LossReference {

  @Override
  public String scenario() {
    return "quartic-well";
  }

  @Override
  public SDVariable loss(LossGraph graph) {
    double[] strength = graph.lanes().doubles("noise");
    double[] rate = graph.lanes().doubles(CommonParameters.LEARNING_RATE);
    for (int lane = 0; lane < strength.length; lane++) {
      strength[lane] /= Math.sqrt(rate[lane]);
    }
    SDVariable square = graph.parameters().mul(graph.parameters());
    SDVariable push = graph.rows().mmul(graph.perLane(strength)).add(graph.perLane("drift"));
    return square.mul(square).div(4).sub(push.mul(square).div(2));
  }
}
