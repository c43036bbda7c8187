package io.github.collapsar.reference;

import io.github.collapsar.objective.QuarticObjectiveProblem;
import org.nd4j.autodiff.samediff.SDVariable;

/** (wᵀw)² − wᵀBw. */
public final class QuarticObjectiveReference implements LossReference {

  @Override
  public String scenario() {
    return "quartic-objective";
  }

  @Override
  public SDVariable loss(LossGraph graph) {
    QuarticObjectiveProblem problem = (QuarticObjectiveProblem) graph.problem();
    int d = problem.dimension();
    SDVariable w = graph.parameters();
    SDVariable square = w.mul(w).sum(true, 0);
    SDVariable product =
        problem.isDiagonal()
            ? w.mul(graph.constant(problem.entries(), d, 1))
            : graph.constant(problem.entries(), d, d).mmul(w);
    return square.mul(square).sub(w.mul(product).sum(true, 0));
  }
}
