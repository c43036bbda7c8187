package example;

import io.github.collapsar.reference.LossGraph;
import io.github.collapsar.reference.LossReference;
import org.nd4j.autodiff.samediff.SDVariable;

/** The same loss for automatic differentiation; verify compares the two. */
public final class ParabolaReference implements LossReference {

  @Override
  public String scenario() {
    return "parabola";
  }

  @Override
  public SDVariable loss(LossGraph graph) {
    SDVariable x = graph.rows(0, 1);
    SDVariable noise = graph.rows(1, 1).mul(graph.perLane("noise"));
    return graph.square(x.mul(graph.parameters()).sub(noise));
  }
}
