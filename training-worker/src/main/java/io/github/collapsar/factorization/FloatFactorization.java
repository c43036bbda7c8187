package io.github.collapsar.factorization;

import io.github.collapsar.kernel.AlignedFloats;
import io.github.collapsar.kernel.FloatLaneModel;
import io.github.collapsar.kernel.FloatLaneOperations;
import io.github.collapsar.kernel.Lanes;
import io.github.collapsar.vectorization.VectorUnit;
import java.util.Arrays;

/** {@link Factorization} with its arithmetic in single precision, one lane a block. */
final class FloatFactorization extends Factorization implements FloatLaneModel {

  private static final FloatMatrixArithmetic ARITHMETIC =
      VectorUnit.choose(
          "io.github.collapsar.factorization.vector.VectorFloatMatrixArithmetic",
          FloatMatrixArithmetic.class,
          new ScalarFloatMatrixArithmetic());

  private static final FloatLaneOperations OPERATIONS = FloatLaneOperations.choose();

  private final int width;
  private final float[][] target;
  private final float[] noise;
  private Work work = new Work(0, 0, 0, 0);

  FloatFactorization(FactorizationProblem problem, Lanes lanes) {
    super(problem, lanes);
    this.width = lanes.width();
    this.target = new float[width][];
    double[] shares = new double[width];
    for (int lane = 0; lane < width; lane++) {
      target[lane] = lanes.toFloats(target(lane));
      shares[lane] = 1 - mixing(lane);
    }
    this.noise = lanes.toFloats(shares);
  }

  /** What a minibatch needs; columns are examples, rounded up so that they fill vectors. */
  private static final class Work {
    final int columns;
    final float[] x;
    final float[] xByColumn;
    final float[] a;
    final float[] aByRow;
    final float[] error;
    final float[] back;

    Work(int examples, int inputs, int hidden, int outputs) {
      this.columns = Lanes.roundUp(examples);
      this.x = new float[examples * inputs];
      this.xByColumn = new float[inputs * columns];
      this.a = new float[hidden * columns];
      this.aByRow = new float[examples * hidden];
      this.error = new float[outputs * columns];
      this.back = new float[hidden * columns];
    }
  }

  @Override
  public void gradient(
      float[] parameters, float[] rows, int offset, int examples, float[] loss, float[] gradient) {
    if (work.x.length != examples * inputs()) {
      work = new Work(examples, inputs(), hidden(), outputs());
    }
    take(rows, offset, examples);
    if (width == 1) {
      loss[0] = gradient(parameters, rows, offset, examples, 0, gradient);
      return;
    }
    // Side by side only where the reference asks: one lane after the other through a copy.
    int count = parameters();
    float[] own = new float[count];
    float[] ownGradient = new float[count];
    for (int lane = 0; lane < width; lane++) {
      for (int p = 0; p < count; p++) {
        own[p] = parameters[p * width + lane];
      }
      loss[lane] = gradient(own, rows, offset, examples, lane, ownGradient);
      for (int p = 0; p < count; p++) {
        gradient[p * width + lane] = ownGradient[p];
      }
    }
  }

  /** x, example by example and with the examples as columns. */
  private void take(float[] rows, int offset, int examples) {
    int length = inputs() + outputs();
    for (int example = 0; example < examples; example++) {
      for (int j = 0; j < inputs(); j++) {
        float x = rows[offset + example * length + j];
        work.x[example * inputs() + j] = x;
        work.xByColumn[j * work.columns + example] = x;
      }
    }
  }

  private float gradient(
      float[] parameters, float[] rows, int offset, int examples, int lane, float[] gradient) {
    int d = inputs();
    int h = hidden();
    int m = outputs();
    int w = h * d;
    int columns = work.columns;
    // a = Ux, error = Wa − y, back = Wᵀ·error, and their gradients.
    ARITHMETIC.multiply(h, columns, d, parameters, 0, d, 1, work.xByColumn, columns, work.a, 0);
    if (residual()) {
      add(work.xByColumn, work.a);
    }
    ARITHMETIC.multiply(m, columns, h, parameters, w, h, 1, work.a, columns, work.error, 0);
    if (residual()) {
      add(work.a, work.error);
    }
    float loss = subtractTargets(rows, offset, examples, lane);
    ARITHMETIC.multiply(h, columns, m, parameters, w, 1, h, work.error, columns, work.back, 0);
    if (residual()) {
      add(work.error, work.back);
    }
    for (int k = 0; k < h; k++) {
      for (int example = 0; example < examples; example++) {
        work.aByRow[example * h + k] = work.a[k * columns + example];
      }
    }
    ARITHMETIC.multiply(h, d, examples, work.back, 0, columns, 1, work.x, d, gradient, 0);
    ARITHMETIC.multiply(m, h, examples, work.error, 0, columns, 1, work.aByRow, h, gradient, w);
    return loss;
  }

  private static void add(float[] what, float[] to) {
    for (int i = 0; i < to.length; i++) {
      to[i] += what[i];
    }
  }

  /** The errors become those of the minibatch's mean, times 2; returns the mean loss. */
  private float subtractTargets(float[] rows, int offset, int examples, int lane) {
    int length = inputs() + outputs();
    float scale = 2f / examples;
    float sum = 0f;
    for (int i = 0; i < outputs(); i++) {
      for (int example = 0; example < examples; example++) {
        int row = offset + example * length;
        float x = i < inputs() ? rows[row + i] : 0f;
        float y = Math.fma(target[lane][i], x, noise[lane] * rows[row + inputs() + i]);
        float error = work.error[i * work.columns + example] - y;
        sum = Math.fma(error, error, sum);
        work.error[i * work.columns + example] = error * scale;
      }
      Arrays.fill(work.error, i * work.columns + examples, (i + 1) * work.columns, 0f);
    }
    return sum / examples;
  }

  @Override
  public boolean train(
      float[] parameters,
      float[] rows,
      int examples,
      int steps,
      long stepsBefore,
      float[] rate,
      float[] decay,
      float lossLimit,
      float[] leftAt) {
    if (examples != 1 || width != 1) {
      return false;
    }
    int length = inputs() + outputs();
    Roomy roomy = new Roomy(parameters, hidden(), inputs(), outputs());
    float[] theta = roomy.parameters;
    float[] x = new float[roomy.inputs];
    float[] next = new float[roomy.inputs];
    float[] y = new float[outputs()];
    float[] a = new float[roomy.hidden];
    float[] back = new float[roomy.hidden];
    roomy.take(parameters);
    System.arraycopy(rows, 0, next, 0, inputs());
    ARITHMETIC.hidden(roomy.hidden, roomy.inputs, theta, roomy.from, next, residual(), a);
    for (int step = 0; step < steps; step++) {
      int row = step * length;
      // After the last step there is no next one; what is computed for it is not used.
      int after = step + 1 < steps ? row + length : row;
      for (int j = 0; j < inputs(); j++) {
        x[j] = next[j];
        next[j] = rows[after + j];
      }
      for (int i = 0; i < y.length; i++) {
        float input = i < inputs() ? x[i] : 0f;
        y[i] = Math.fma(target[0][i], input, noise[0] * rows[row + inputs() + i]);
      }
      float loss =
          ARITHMETIC.outer(
              outputs(),
              roomy.hidden,
              roomy.inputs,
              theta,
              roomy.from,
              a,
              y,
              residual(),
              rate[0],
              decay[0],
              back);
      if (!(loss <= lossLimit)) {
        leftAt[0] = Math.min(leftAt[0], step);
      }
      ARITHMETIC.inner(
          roomy.hidden,
          roomy.inputs,
          theta,
          roomy.from,
          x,
          next,
          residual(),
          back,
          rate[0],
          decay[0],
          a);
      if ((stepsBefore + step + 1) % FloatLaneOperations.FLOOR_EVERY == 0) {
        roomy.give(parameters);
        OPERATIONS.raise(parameters, FloatLaneOperations.FLOOR);
        roomy.take(parameters);
        ARITHMETIC.hidden(roomy.hidden, roomy.inputs, theta, roomy.from, next, residual(), a);
      }
    }
    roomy.give(parameters);
    return true;
  }

  /**
   * Both matrices in aligned memory, rows and columns rounded up with zeros, which stay zeros: a
   * vector neither crosses lines of the cache nor is there a rest behind the last one. Matrices
   * that do not fit there stay where they are.
   */
  private static final class Roomy {
    final int hidden;
    final int inputs;
    final int from;
    final float[] parameters;
    private final int ownHidden;
    private final int ownInputs;
    private final int outputs;

    Roomy(float[] own, int hidden, int inputs, int outputs) {
      this.ownHidden = hidden;
      this.ownInputs = inputs;
      this.outputs = outputs;
      long length = (long) Lanes.roundUp(hidden) * (Lanes.roundUp(inputs) + outputs);
      boolean fits = AlignedFloats.fits(length);
      this.hidden = fits ? Lanes.roundUp(hidden) : hidden;
      this.inputs = fits ? Lanes.roundUp(inputs) : inputs;
      this.from = fits ? AlignedFloats.FIRST : 0;
      this.parameters = fits ? AlignedFloats.memory() : own;
      if (fits) {
        Arrays.fill(parameters, from, from + (int) length, 0f);
      }
    }

    void take(float[] own) {
      for (int k = 0; k < ownHidden; k++) {
        System.arraycopy(own, k * ownInputs, parameters, from + k * inputs, ownInputs);
      }
      for (int i = 0; i < outputs; i++) {
        System.arraycopy(own, ownW(i), parameters, w(i), ownHidden);
      }
    }

    void give(float[] own) {
      for (int k = 0; k < ownHidden; k++) {
        System.arraycopy(parameters, from + k * inputs, own, k * ownInputs, ownInputs);
      }
      for (int i = 0; i < outputs; i++) {
        System.arraycopy(parameters, w(i), own, ownW(i), ownHidden);
      }
    }

    private int ownW(int row) {
      return ownHidden * (ownInputs + row);
    }

    private int w(int row) {
      return from + hidden * (inputs + row);
    }
  }
}
