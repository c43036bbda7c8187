package io.github.collapsar.factorization;

import io.github.collapsar.kernel.FloatLaneModel;
import io.github.collapsar.kernel.LaneCoordinates;
import io.github.collapsar.vectorization.AlignedFloats;
import io.github.collapsar.vectorization.FloatFactorizationArithmetic;
import io.github.collapsar.vectorization.FloatLaneOperations;
import io.github.collapsar.vectorization.FloatMatrixProducts;
import io.github.collapsar.vectorization.Vectorization;
import java.util.Arrays;

/** {@link FactorizationModel} with its arithmetic in single precision, one lane a block. */
final class FloatFactorizationModel extends FactorizationModel implements FloatLaneModel {

  private static final FloatFactorizationArithmetic ARITHMETIC =
      Vectorization.arithmetic().floats().factorization();

  private static final FloatMatrixProducts PRODUCTS =
      Vectorization.arithmetic().floats().matrixProducts();

  private static final FloatLaneOperations OPERATIONS =
      Vectorization.arithmetic().floats().laneOperations();

  /**
   * Rows of a gradient that are computed and used at a time; few enough for the first-level cache.
   */
  private static final int ROWS = 8;

  private final int width;
  private final float[][] target;
  private final float[] noise;
  private Work work = new Work(0, 0, 0, 0);

  FloatFactorizationModel(FactorizationProblem problem, LaneCoordinates lanes) {
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

  /**
   * What a minibatch needs; columns are examples, rounded up with zeros so that they fill vectors.
   */
  private static final class Work {
    final int columns;
    final float[] byRow;
    final float[] byColumn;
    final float[] a;
    final float[] aByRow;
    final float[] error;
    final float[] back;
    final float[] gradients;

    Work(int examples, int inputs, int hidden, int outputs) {
      this.columns = LaneCoordinates.roundUp(examples);
      this.byRow = new float[examples * (inputs + outputs)];
      this.byColumn = new float[(inputs + outputs) * columns];
      this.a = new float[hidden * columns];
      this.aByRow = new float[examples * hidden];
      this.error = new float[outputs * columns];
      this.back = new float[hidden * columns];
      this.gradients = new float[ROWS * Math.max(inputs, hidden)];
    }
  }

  @Override
  public void gradient(
      float[] parameters, float[] rows, int offset, int examples, float[] loss, float[] gradient) {
    take(rows, offset, examples);
    if (width == 1) {
      loss[0] = gradient(parameters, examples, 0, gradient);
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
      loss[lane] = gradient(own, examples, lane, ownGradient);
      for (int p = 0; p < count; p++) {
        gradient[p * width + lane] = ownGradient[p];
      }
    }
  }

  /** The minibatch, example by example and with the examples as columns. */
  private void take(float[] rows, int offset, int examples) {
    int length = inputs() + outputs();
    if (work.byRow.length != examples * length) {
      work = new Work(examples, inputs(), hidden(), outputs());
    }
    for (int i = 0; i < work.byRow.length; i++) {
      work.byRow[i] = rows[offset + i];
    }
    transpose(examples, length, work.byRow, length, work.byColumn, work.columns);
  }

  private float gradient(float[] parameters, int examples, int lane, float[] gradient) {
    forward(parameters, lane);
    float loss = loss(examples);
    backward(parameters, examples);
    int d = inputs();
    int h = hidden();
    int columns = work.columns;
    PRODUCTS.multiply(
        h, d, examples, work.back, 0, columns, 1, work.byRow, 0, d + outputs(), gradient, 0, d);
    PRODUCTS.multiply(
        outputs(), h, examples, work.error, 0, columns, 1, work.aByRow, 0, h, gradient, h * d, h);
    return loss;
  }

  /** a = Ux, error = Wa − y; returns the sum of the errors' squares, summed in any order. */
  private float forward(float[] parameters, int lane) {
    int d = inputs();
    int h = hidden();
    int columns = work.columns;
    PRODUCTS.multiply(
        h, columns, d, parameters, 0, d, 1, work.byColumn, 0, columns, work.a, 0, columns);
    if (residual()) {
      add(work.byColumn, work.a);
    }
    PRODUCTS.multiply(
        outputs(), columns, h, parameters, h * d, h, 1, work.a, 0, columns, work.error, 0, columns);
    if (residual()) {
      add(work.a, work.error);
    }
    return ARITHMETIC.subtract(
        outputs(), columns, target[lane], work.byColumn, noise[lane], d * columns, work.error);
  }

  /** The mean loss of the minibatch: squares one after the other. */
  private float loss(int examples) {
    float sum = 0f;
    for (int i = 0; i < outputs(); i++) {
      for (int example = 0; example < examples; example++) {
        float error = work.error[i * work.columns + example];
        sum = Math.fma(error, error, sum);
      }
    }
    return sum / examples;
  }

  /** The errors become the gradients of the mean loss; back = Wᵀ·error. */
  private void backward(float[] parameters, int examples) {
    float scale = 2f / examples;
    for (int i = 0; i < work.error.length; i++) {
      work.error[i] *= scale;
    }
    int h = hidden();
    int columns = work.columns;
    PRODUCTS.multiply(
        h,
        columns,
        outputs(),
        parameters,
        h * inputs(),
        1,
        h,
        work.error,
        0,
        columns,
        work.back,
        0,
        columns);
    if (residual()) {
      add(work.error, work.back);
    }
    transpose(h, examples, work.a, columns, work.aByRow, h);
  }

  private static void add(float[] what, float[] to) {
    for (int i = 0; i < to.length; i++) {
      to[i] += what[i];
    }
  }

  /** Four rows at a time: a good deal faster than one by one. */
  private static void transpose(
      int rows, int columns, float[] from, int fromRow, float[] to, int toRow) {
    int whole = rows - rows % 4;
    for (int row = 0; row < whole; row += 4) {
      int first = row * fromRow;
      int second = first + fromRow;
      int third = second + fromRow;
      int fourth = third + fromRow;
      for (int column = 0; column < columns; column++) {
        int at = column * toRow + row;
        to[at] = from[first + column];
        to[at + 1] = from[second + column];
        to[at + 2] = from[third + column];
        to[at + 3] = from[fourth + column];
      }
    }
    for (int row = whole; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        to[column * toRow + row] = from[row * fromRow + column];
      }
    }
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
    if (width != 1) {
      return false;
    }
    if (examples > 1) {
      batches(parameters, rows, examples, steps, stepsBefore, rate[0], decay[0], lossLimit, leftAt);
      return true;
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
    // Not arraycopy: data are single in both precisions.
    for (int j = 0; j < inputs(); j++) {
      next[j] = rows[j];
    }
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

  /** {@link #train} with more than one example: the gradient is used while it is in the cache. */
  private void batches(
      float[] parameters,
      float[] rows,
      int examples,
      int steps,
      long stepsBefore,
      float rate,
      float decay,
      float lossLimit,
      float[] leftAt) {
    int d = inputs();
    int h = hidden();
    int length = d + outputs();
    for (int step = 0; step < steps; step++) {
      take(rows, step * examples * length, examples);
      // Only near the limit does the order of the sum tell.
      boolean far = forward(parameters, 0) <= 0.5f * examples * lossLimit;
      if (!far && !(loss(examples) <= lossLimit)) {
        leftAt[0] = Math.min(leftAt[0], step);
      }
      backward(parameters, examples);
      descend(h, d, examples, work.back, work.byRow, length, parameters, 0, rate, decay);
      descend(outputs(), h, examples, work.error, work.aByRow, h, parameters, h * d, rate, decay);
      if ((stepsBefore + step + 1) % FloatLaneOperations.FLOOR_EVERY == 0) {
        OPERATIONS.raise(parameters, FloatLaneOperations.FLOOR);
      }
    }
  }

  /** A step of the matrix at {@code at} along errors·examples, some rows at a time. */
  private void descend(
      int rows,
      int columns,
      int examples,
      float[] errors,
      float[] data,
      int dataRow,
      float[] parameters,
      int at,
      float rate,
      float decay) {
    for (int row = 0; row < rows; row += ROWS) {
      int count = Math.min(ROWS, rows - row);
      int from = row * work.columns;
      PRODUCTS.multiply(
          count,
          columns,
          examples,
          errors,
          from,
          work.columns,
          1,
          data,
          0,
          dataRow,
          work.gradients,
          0,
          columns);
      ARITHMETIC.descend(
          parameters, at + row * columns, work.gradients, count * columns, rate, decay);
    }
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
      long length =
          (long) LaneCoordinates.roundUp(hidden) * (LaneCoordinates.roundUp(inputs) + outputs);
      boolean fits = AlignedFloats.fits(length);
      this.hidden = fits ? LaneCoordinates.roundUp(hidden) : hidden;
      this.inputs = fits ? LaneCoordinates.roundUp(inputs) : inputs;
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
