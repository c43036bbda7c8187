package io.github.collapsar.reference;

import io.github.collapsar.twolayer.Activation;
import io.github.collapsar.twolayer.TwoLayerProblem;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;

/** ‖Y − Uσ(VX)‖². */
public final class TwoLayerReference implements LossReference {

  @Override
  public String scenario() {
    return "two-layer-network";
  }

  @Override
  public SDVariable loss(LossGraph graph) {
    TwoLayerProblem problem = (TwoLayerProblem) graph.problem();
    int m = problem.outputs();
    int h = problem.hidden();
    int n = problem.inputs();
    SDVariable x = graph.constant(problem.x(), n, problem.examples());
    SDVariable y = graph.constant(problem.y(), m, problem.examples());
    double[] leak = graph.lanes().doubles("leak");
    return graph.laneByLane(
        lane -> {
          SDVariable z = graph.matrix(lane, 0, h, n).mmul(x);
          SDVariable a = activated(graph.operations(), problem.activation(), z, leak[lane]);
          SDVariable error = graph.matrix(lane, h * n, m, h).mmul(a).sub(y);
          return graph.square(error).sum().mul(problem.scale());
        });
  }

  private static SDVariable activated(
      SameDiff operations, Activation activation, SDVariable z, double leak) {
    return switch (activation) {
      case RELU -> operations.nn().relu(z, 0);
      case LEAKY_RELU -> operations.nn().leakyRelu(z, leak);
      case SIGMOID -> operations.nn().sigmoid(z);
      case TANH -> operations.math().tanh(z);
      case RADIAL -> z.div(z.mul(z).sum(true, 1));
      default -> z;
    };
  }
}
