package io.github.collapsar.vectorization.vector;

import io.github.collapsar.vectorization.AlignedFloats;
import io.github.collapsar.vectorization.FloatLaneOperations;
import io.github.collapsar.vectorization.FloatRegressionArithmetic;
import io.github.collapsar.vectorization.Vectorization;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** β_i = v_i; a vector of lanes at a time. */
final class VectorFloatLinearRegression implements FloatRegressionArithmetic {

  private static final VectorSpecies<Float> SPECIES = VectorWidth.ofFloats();

  /** Constant: the compiler leaves out checks of the range only where it knows the stride. */
  private static final int STRIDE = Vectorization.LANES;

  @Override
  public void residuals(
      int dimension,
      float[] signal,
      float[] noise,
      float[] parameters,
      float[] rows,
      int row,
      float[] residuals,
      int at) {
    int width = signal.length;
    int whole = dimension - dimension % CHAINS;
    for (int lane = 0; lane < width; lane += SPECIES.length()) {
      FloatVector target =
          FloatVector.fromArray(SPECIES, signal, lane)
              .fma(
                  FloatVector.broadcast(SPECIES, rows[row + dimension + 1]),
                  FloatVector.fromArray(SPECIES, noise, lane).mul(rows[row + dimension]));
      FloatVector chain0 = target.mul(-0.25f);
      FloatVector chain1 = chain0;
      FloatVector chain2 = chain0;
      FloatVector chain3 = chain0;
      int p = lane;
      for (int i = 0; i < whole; i += CHAINS) {
        chain0 = term(parameters, p, rows[row + i], chain0);
        chain1 = term(parameters, p + width, rows[row + i + 1], chain1);
        chain2 = term(parameters, p + 2 * width, rows[row + i + 2], chain2);
        chain3 = term(parameters, p + 3 * width, rows[row + i + 3], chain3);
        p += CHAINS * width;
      }
      if (whole < dimension) {
        chain0 = term(parameters, p, rows[row + whole], chain0);
      }
      if (whole + 1 < dimension) {
        chain1 = term(parameters, p + width, rows[row + whole + 1], chain1);
      }
      if (whole + 2 < dimension) {
        chain2 = term(parameters, p + 2 * width, rows[row + whole + 2], chain2);
      }
      chain0.add(chain1).add(chain2.add(chain3)).intoArray(residuals, at + lane);
    }
  }

  private static FloatVector term(float[] parameters, int v, float x, FloatVector chain) {
    return FloatVector.fromArray(SPECIES, parameters, v)
        .fma(FloatVector.broadcast(SPECIES, x), chain);
  }

  @Override
  public void gradient(
      int dimension,
      int rowLength,
      int examples,
      float[] parameters,
      float[] rows,
      int offset,
      float[] residuals,
      int from,
      int to,
      float[] gradient) {
    int width = residuals.length / examples;
    float scale = 2f / examples;
    for (int lane = 0; lane < width; lane += SPECIES.length()) {
      for (int i = from; i < to; i++) {
        FloatVector sum = FloatVector.zero(SPECIES);
        for (int example = 0; example < examples; example++) {
          float x = rows[offset + example * rowLength + i];
          sum =
              FloatVector.fromArray(SPECIES, residuals, example * width + lane)
                  .fma(FloatVector.broadcast(SPECIES, x), sum);
        }
        FloatVector betaGradient = sum.mul(scale);
        betaGradient.intoArray(gradient, (i - from) * width + lane);
      }
    }
  }

  @Override
  public boolean train(
      int dimension,
      float[] signal,
      float[] noise,
      float[] parameters,
      float[] rows,
      int steps,
      long stepsBefore,
      float[] rate,
      float[] decay,
      float lossLimit,
      float[] leftAt) {
    if (dimension == 1) {
      VectorFloatOneCoordinate.trainLinear(
          signal, noise, parameters, rows, steps, stepsBefore, rate, decay, lossLimit, leftAt);
      return true;
    }
    int width = Vectorization.LANES;
    if (signal.length != width) {
      return false;
    }
    float[] pushes = new float[width];
    float[] pulls = new float[width];
    boolean decays = false;
    for (int lane = 0; lane < width; lane++) {
      pushes[lane] = rate[lane] * -2f;
      pulls[lane] = -rate[lane] * decay[lane];
      decays |= decay[lane] != 0f;
    }
    float[] residuals = new float[width];
    residuals(dimension, signal, noise, parameters, rows, 0, residuals, 0);
    float[] aligned = AlignedFloats.copy(parameters);
    int length = dimension + 2;
    for (int step = 0; step < steps; step++) {
      int row = step * length;
      // After the last step there is no next one; what is summed up for it is not used.
      int next = step + 1 < steps ? row + length : row;
      for (int lane = 0; lane < width; lane += SPECIES.length()) {
        watch(residuals, lane, step, lossLimit, leftAt);
        pass(
            dimension, lane, signal, noise, aligned, rows, row, next, pushes, pulls, decays,
            residuals);
      }
      if ((stepsBefore + step + 1) % FloatLaneOperations.FLOOR_EVERY == 0) {
        for (int lane = 0; lane < width; lane += SPECIES.length()) {
          raise(dimension, lane, signal, noise, aligned, rows, next, residuals);
        }
      }
    }
    AlignedFloats.copyBack(aligned, parameters);
    return true;
  }

  private static void watch(
      float[] residuals, int lane, int step, float lossLimit, float[] leftAt) {
    FloatVector residual = FloatVector.fromArray(SPECIES, residuals, lane);
    VectorMask<Float> inRange = residual.mul(residual).compare(VectorOperators.LE, lossLimit);
    if (!inRange.allTrue()) {
      FloatVector left = FloatVector.fromArray(SPECIES, leftAt, lane);
      left.min(step).blend(left, inRange).intoArray(leftAt, lane);
    }
  }

  /** A step of a vector of lanes, and the residual of the next one. */
  private static void pass(
      int dimension,
      int lane,
      float[] signal,
      float[] noise,
      float[] parameters,
      float[] rows,
      int row,
      int next,
      float[] pushes,
      float[] pulls,
      boolean decays,
      float[] residuals) {
    FloatVector push =
        FloatVector.fromArray(SPECIES, pushes, lane)
            .mul(FloatVector.fromArray(SPECIES, residuals, lane));
    FloatVector pull = FloatVector.fromArray(SPECIES, pulls, lane);
    FloatVector target = target(dimension, lane, signal, noise, rows, next);
    FloatVector chain0 = target.mul(-0.25f);
    FloatVector chain1 = chain0;
    FloatVector chain2 = chain0;
    FloatVector chain3 = chain0;
    int whole = dimension - dimension % CHAINS;
    for (int i = 0; i < whole; i += CHAINS) {
      int p = AlignedFloats.FIRST + lane + i * STRIDE;
      chain0 = coordinate(parameters, p, rows[row + i], rows[next + i], push, pull, decays, chain0);
      chain1 =
          coordinate(
              parameters,
              p + STRIDE,
              rows[row + i + 1],
              rows[next + i + 1],
              push,
              pull,
              decays,
              chain1);
      chain2 =
          coordinate(
              parameters,
              p + 2 * STRIDE,
              rows[row + i + 2],
              rows[next + i + 2],
              push,
              pull,
              decays,
              chain2);
      chain3 =
          coordinate(
              parameters,
              p + 3 * STRIDE,
              rows[row + i + 3],
              rows[next + i + 3],
              push,
              pull,
              decays,
              chain3);
    }
    int p = AlignedFloats.FIRST + lane + whole * STRIDE;
    if (whole < dimension) {
      chain0 =
          coordinate(
              parameters, p, rows[row + whole], rows[next + whole], push, pull, decays, chain0);
    }
    if (whole + 1 < dimension) {
      chain1 =
          coordinate(
              parameters,
              p + STRIDE,
              rows[row + whole + 1],
              rows[next + whole + 1],
              push,
              pull,
              decays,
              chain1);
    }
    if (whole + 2 < dimension) {
      chain2 =
          coordinate(
              parameters,
              p + 2 * STRIDE,
              rows[row + whole + 2],
              rows[next + whole + 2],
              push,
              pull,
              decays,
              chain2);
    }
    chain0.add(chain1).add(chain2.add(chain3)).intoArray(residuals, lane);
  }

  /** Applies the floor, and takes the residual of the next step again. */
  private static void raise(
      int dimension,
      int lane,
      float[] signal,
      float[] noise,
      float[] parameters,
      float[] rows,
      int row,
      float[] residuals) {
    FloatVector chain0 = target(dimension, lane, signal, noise, rows, row).mul(-0.25f);
    FloatVector chain1 = chain0;
    FloatVector chain2 = chain0;
    FloatVector chain3 = chain0;
    int whole = dimension - dimension % CHAINS;
    for (int i = 0; i < whole; i += CHAINS) {
      int p = AlignedFloats.FIRST + lane + i * STRIDE;
      chain0 = raised(parameters, p, rows[row + i], chain0);
      chain1 = raised(parameters, p + STRIDE, rows[row + i + 1], chain1);
      chain2 = raised(parameters, p + 2 * STRIDE, rows[row + i + 2], chain2);
      chain3 = raised(parameters, p + 3 * STRIDE, rows[row + i + 3], chain3);
    }
    int p = AlignedFloats.FIRST + lane + whole * STRIDE;
    if (whole < dimension) {
      chain0 = raised(parameters, p, rows[row + whole], chain0);
    }
    if (whole + 1 < dimension) {
      chain1 = raised(parameters, p + STRIDE, rows[row + whole + 1], chain1);
    }
    if (whole + 2 < dimension) {
      chain2 = raised(parameters, p + 2 * STRIDE, rows[row + whole + 2], chain2);
    }
    chain0.add(chain1).add(chain2.add(chain3)).intoArray(residuals, lane);
  }

  private static FloatVector target(
      int dimension, int lane, float[] signal, float[] noise, float[] rows, int row) {
    return FloatVector.fromArray(SPECIES, signal, lane)
        .fma(
            FloatVector.broadcast(SPECIES, rows[row + dimension + 1]),
            FloatVector.fromArray(SPECIES, noise, lane).mul(rows[row + dimension]));
  }

  private static FloatVector raised(float[] parameters, int v, float x, FloatVector chain) {
    FloatVector value = raised(FloatVector.fromArray(SPECIES, parameters, v));
    value.intoArray(parameters, v);
    return value.fma(FloatVector.broadcast(SPECIES, x), chain);
  }

  private static FloatVector raised(FloatVector theta) {
    IntVector sign = theta.reinterpretAsInts().and(Integer.MIN_VALUE);
    IntVector raised = theta.abs().max(FloatLaneOperations.FLOOR).reinterpretAsInts();
    return raised.or(sign).reinterpretAsFloats();
  }

  private static FloatVector coordinate(
      float[] parameters,
      int v,
      float x,
      float nextX,
      FloatVector push,
      FloatVector pull,
      boolean decays,
      FloatVector chain) {
    FloatVector before = FloatVector.fromArray(SPECIES, parameters, v);
    FloatVector after = before.add(push.mul(x));
    if (decays) {
      after = pull.fma(before, after);
    }
    after.intoArray(parameters, v);
    return after.fma(FloatVector.broadcast(SPECIES, nextX), chain);
  }
}
