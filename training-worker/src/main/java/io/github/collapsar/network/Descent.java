package io.github.collapsar.network;

import java.util.Optional;
import org.nd4j.linalg.api.blas.Level1;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.BooleanIndexing;
import org.nd4j.linalg.indexing.conditions.Condition;
import org.nd4j.linalg.indexing.conditions.Conditions;

/**
 * Stochastic gradient descent with weight decay on a network's flat vector, whatever the network: θ
 * ← θ − λ·(∇ℓ(θ + θ₀) + λ_wd·θ). The decay acts on the trained parameters θ alone, not on syre's
 * offset θ₀ (paper R, Eq. 2).
 */
final class Descent implements AutoCloseable {

  /**
   * A collapsing network's products run into subnormal numbers, which cost ten times more a step.
   * Parameters below these are set to zero: still normal where two of them are multiplied, and far
   * below anything that is measured.
   */
  private static final double FLOAT_UNDERFLOW = 0x1p-60;

  private static final double DOUBLE_UNDERFLOW = 0x1p-500;

  /** Steps between looks for underflow: in so few, decay cannot lead far below. */
  private static final int UNDERFLOW_EVERY = 16;

  private final FlatNetwork network;
  private final double learningRate;
  private final double weightDecay;
  private final Optional<INDArray> offset;
  private final INDArray trained;
  private final Condition underflow;
  private final Level1 blas = Nd4j.getBlasWrapper().level1();
  private long steps;

  /**
   * Sets the network to where training starts.
   *
   * @param start θ at the start
   * @param offset θ₀, if there is one
   */
  Descent(
      FlatNetwork network,
      float[] start,
      Optional<float[]> offset,
      double learningRate,
      double weightDecay) {
    this.network = network;
    this.learningRate = learningRate;
    this.weightDecay = weightDecay;
    INDArray seen = network.parameters();
    seen.assign(row(start, seen));
    this.offset = offset.map(values -> row(values, seen));
    this.trained = this.offset.isPresent() ? seen.dup() : seen;
    boolean single = seen.dataType() == DataType.FLOAT;
    this.underflow = Conditions.absLessThan(single ? FLOAT_UNDERFLOW : DOUBLE_UNDERFLOW);
    showNetwork();
  }

  private static INDArray row(float[] values, INDArray like) {
    return Nd4j.createFromArray(values).castTo(like.dataType()).reshape(like.shape());
  }

  /**
   * One step.
   *
   * @return the loss before it
   */
  double step(INDArray inputs, INDArray targets) {
    final double loss = network.lossAndGradient(inputs, targets);
    INDArray gradient = network.gradient();
    if (weightDecay != 0) {
      blas.axpy(trained.length(), weightDecay, trained, gradient);
    }
    blas.axpy(trained.length(), -learningRate, gradient, trained);
    if (++steps % UNDERFLOW_EVERY == 0) {
      BooleanIndexing.replaceWhere(trained, 0, underflow);
    }
    showNetwork();
    return loss;
  }

  /** Whether all parameters are finite numbers. */
  boolean finite() {
    return Double.isFinite(blas.asum(trained));
  }

  /** The network sees θ + θ₀. */
  private void showNetwork() {
    offset.ifPresent(shift -> trained.addi(shift, network.parameters()));
  }

  @Override
  public void close() {
    offset.ifPresent(
        shift -> {
          shift.close();
          trained.close();
        });
  }
}
