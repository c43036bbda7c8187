package io.github.collapsar.kernel;

import io.github.collapsar.scenario.CommonParameters;
import io.github.collapsar.scenario.Optimizer;
import io.github.collapsar.vectorization.FloatLaneOperations;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.IntToDoubleFunction;

/**
 * An optimiser with its memory, for a block of lanes. Per-lane arrays are never shorter than 16.
 */
interface FloatOptimizer {

  /**
   * Takes a step on some parameters.
   *
   * @param rate of this step, per lane
   */
  void step(float[] parameters, int from, int to, float[] gradient, float[] rate, float[] decay);

  /** Whether it is gradient descent and nothing else. */
  default boolean isPlain() {
    return false;
  }

  /** Called once before the steps of a step's layers. */
  default void begin() {}

  /** Keeps the memory out of the subnormal numbers. */
  default void raise(float floor) {}

  /** Shows the memory, but for what {@link #begin} counts. */
  default void memory(Consumer<float[]> visitor) {}

  /**
   * The optimiser that the coordinates ask for.
   *
   * @param length of the parameters, all lanes
   */
  static FloatOptimizer of(LaneCoordinates lanes, FloatLaneOperations operations, int length) {
    Optimizer optimizer = CommonParameters.optimizer(lanes.shared());
    if (optimizer == Optimizer.SGD) {
      return new Descent(operations);
    }
    if (optimizer == Optimizer.MOMENTUM) {
      return new Momentum(operations, new float[length], perLane(lanes, "momentum"));
    }
    return new Adam(
        operations,
        new float[length],
        new float[length],
        lanes.doubles("beta1"),
        lanes.doubles("beta2"),
        perLane(lanes, "adam-epsilon"));
  }

  /** A parameter of every lane; that of a lane alone as often as there are lanes side by side. */
  static float[] perLane(LaneCoordinates lanes, String key) {
    double[] values = lanes.doubles(key);
    return lanes.toFloats(
        values.length > 1 ? values : filled(lane -> values[0], LaneCoordinates.MULTIPLE));
  }

  private static double[] filled(IntToDoubleFunction value, int count) {
    double[] values = new double[count];
    Arrays.setAll(values, value);
    return values;
  }

  /** θ ← θ − λ·g. */
  record Descent(FloatLaneOperations operations) implements FloatOptimizer {
    @Override
    public void step(
        float[] parameters, int from, int to, float[] gradient, float[] rate, float[] decay) {
      operations.descend(parameters, from, to, gradient, rate, decay);
    }

    @Override
    public boolean isPlain() {
      return true;
    }
  }

  /** b ← μ·b + g, θ ← θ − λ·b. */
  record Momentum(FloatLaneOperations operations, float[] buffer, float[] momentum)
      implements FloatOptimizer {
    @Override
    public void step(
        float[] parameters, int from, int to, float[] gradient, float[] rate, float[] decay) {
      operations.momentum(parameters, from, to, gradient, buffer, rate, decay, momentum);
    }

    @Override
    public void raise(float floor) {
      operations.raise(buffer, floor);
    }

    @Override
    public void memory(Consumer<float[]> visitor) {
      visitor.accept(buffer);
    }
  }

  /** Adam (Kingma and Ba 2015) with bias correction and coupled decay. */
  final class Adam implements FloatOptimizer {
    private final FloatLaneOperations operations;
    private final float[] mean;
    private final float[] square;
    private final double[] beta1;
    private final double[] beta2;
    private final double[] power1;
    private final double[] power2;
    private final float[] epsilon;
    private final float[] newMean;
    private final float[] newSquare;
    private final float[] scale;
    private final float[] corrected;

    Adam(
        FloatLaneOperations operations,
        float[] mean,
        float[] square,
        double[] beta1,
        double[] beta2,
        float[] epsilon) {
      this.operations = operations;
      this.mean = mean;
      this.square = square;
      this.beta1 = filled(lane -> beta1[lane % beta1.length], epsilon.length);
      this.beta2 = filled(lane -> beta2[lane % beta2.length], epsilon.length);
      this.power1 = filled(lane -> 1, epsilon.length);
      this.power2 = filled(lane -> 1, epsilon.length);
      this.epsilon = epsilon;
      this.newMean = new float[epsilon.length];
      this.newSquare = new float[epsilon.length];
      this.scale = new float[epsilon.length];
      this.corrected = new float[epsilon.length];
      for (int lane = 0; lane < epsilon.length; lane++) {
        newMean[lane] = (float) (1 - this.beta1[lane]);
        newSquare[lane] = (float) (1 - this.beta2[lane]);
      }
    }

    @Override
    public void begin() {
      for (int lane = 0; lane < scale.length; lane++) {
        power1[lane] *= beta1[lane];
        power2[lane] *= beta2[lane];
        scale[lane] = (float) (1 / (1 - power2[lane]));
      }
    }

    @Override
    public void step(
        float[] parameters, int from, int to, float[] gradient, float[] rate, float[] decay) {
      for (int lane = 0; lane < rate.length; lane++) {
        corrected[lane] = (float) (rate[lane] / (1 - power1[lane]));
      }
      operations.adam(
          parameters,
          from,
          to,
          gradient,
          mean,
          square,
          corrected,
          decay,
          newMean,
          newSquare,
          scale,
          epsilon);
    }

    @Override
    public void raise(float floor) {
      operations.raise(mean, floor);
    }

    @Override
    public void memory(Consumer<float[]> visitor) {
      visitor.accept(mean);
      visitor.accept(square);
    }
  }
}
