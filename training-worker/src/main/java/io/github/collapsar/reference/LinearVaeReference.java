package io.github.collapsar.reference;

import io.github.collapsar.run.Coordinates;
import java.util.stream.IntStream;
import org.nd4j.autodiff.samediff.SDVariable;

/** (‖UW − T‖² + Σ σ_j²‖U_:j‖²)/(2η²) + (β/2)·(‖W‖² + Σ (σ_j² − log σ_j² − 1)). */
public final class LinearVaeReference implements LossReference {

  @Override
  public String scenario() {
    return "linear-vae";
  }

  @Override
  public SDVariable loss(LossGraph graph) {
    Coordinates shared = graph.lanes().shared();
    int size = Math.toIntExact(shared.whole("dimension"));
    int latent = Math.toIntExact(shared.whole("latent"));
    double[] beta = graph.lanes().doubles("beta");
    double[] deviation = graph.lanes().doubles("decoder-noise");
    double[] exponent = graph.lanes().doubles("target-exponent");
    return graph.laneByLane(
        lane -> {
          SDVariable w = graph.matrix(lane, 0, latent, size);
          SDVariable u = graph.matrix(lane, latent * size, size, latent);
          SDVariable logVariance = graph.matrix(lane, 2 * latent * size, 1, latent);
          SDVariable variance = graph.operations().math().exp(logVariance);
          double[] values =
              IntStream.range(0, size)
                  .mapToDouble(i -> Math.pow(i + 1.0, -exponent[lane]))
                  .toArray();
          SDVariable decoder =
              graph
                  .square(u.mmul(w).sub(graph.diagonal(values, size, size)))
                  .sum()
                  .add(graph.square(u).mul(variance).sum());
          SDVariable divergence = graph.square(w).sum().add(variance.sub(logVariance).sub(1).sum());
          double precision = 1 / (deviation[lane] * deviation[lane]);
          return decoder.mul(precision / 2).add(divergence.mul(beta[lane] / 2));
        });
  }
}
