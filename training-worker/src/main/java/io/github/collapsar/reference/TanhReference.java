package io.github.collapsar.reference;

import io.github.collapsar.trainability.TanhProblem;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;

/** The mean of (f − y)² over all examples, f = tanh(√2·xW₁/√n)·W₂/n. */
public final class TanhReference implements LossReference {

  @Override
  public String scenario() {
    return "trainability-map";
  }

  @Override
  public SDVariable loss(LossGraph graph) {
    SameDiff operations = graph.operations();
    TanhProblem problem = (TanhProblem) graph.problem();
    int n = problem.width();
    int points = problem.examples();
    int width = graph.lanes().width();
    SDVariable x = graph.constant(problem.inputs(), points, n);
    SDVariable y = graph.constant(problem.targets(), points, 1);
    SDVariable first = operations.reshape(graph.parameters(0, n * n), n, -1);
    SDVariable second = operations.reshape(graph.parameters(n * n, n), 1, n, width);
    SDVariable z = operations.reshape(x.mmul(first).mul(Math.sqrt(2.0 / n)), points, n, width);
    SDVariable f =
        operations.reshape(operations.math().tanh(z).mul(second).sum(1), points, width).div(n);
    return operations.reshape(graph.square(f.sub(y)).mean(0), 1, width);
  }
}
