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

/** β_i = u_i·w_i, parameters 2i and 2i + 1; a vector of lanes at a time. */
final class VectorFloatFactorizedRegression implements FloatRegressionArithmetic {

  private static final VectorSpecies<Float> SPECIES = VectorWidth.ofFloats();

  private static final IntVector SIGN = FloatVector.broadcast(SPECIES, -0f).reinterpretAsInts();
  private static final IntVector MAGNITUDE = SIGN.not();

  private static final IntVector FLOOR =
      FloatVector.broadcast(SPECIES, FloatLaneOperations.FLOOR).reinterpretAsInts();

  private static final int WIDTH = Vectorization.LANES;

  /** Constant: the compiler leaves out checks of the range only where it knows the stride. */
  private static final int STRIDE = 2 * WIDTH;

  /**
   * Coordinates at most: the compiler computes addresses fast where it knows that none overflows.
   */
  private static final int COORDINATES_LIMIT = 1 << 20;

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
    residuals(dimension, signal, noise, parameters, 0, rows, row, residuals, at);
  }

  private static void residuals(
      int dimension,
      float[] signal,
      float[] noise,
      float[] parameters,
      int from,
      float[] rows,
      int row,
      float[] residuals,
      int at) {
    int width = signal.length;
    int stride = 2 * width;
    int whole = dimension - dimension % CHAINS;
    for (int lane = 0; lane < width; lane += SPECIES.length()) {
      FloatVector target = target(dimension, lane, signal, noise, rows, row);
      FloatVector chain0 = target.mul(-0.25f);
      FloatVector chain1 = chain0;
      FloatVector chain2 = chain0;
      FloatVector chain3 = chain0;
      int p = from + lane;
      for (int i = 0; i < whole; i += CHAINS) {
        chain0 = term(parameters, p, width, rows[row + i], chain0);
        chain1 = term(parameters, p + stride, width, rows[row + i + 1], chain1);
        chain2 = term(parameters, p + 2 * stride, width, rows[row + i + 2], chain2);
        chain3 = term(parameters, p + 3 * stride, width, rows[row + i + 3], chain3);
        p += CHAINS * stride;
      }
      if (whole < dimension) {
        chain0 = term(parameters, p, width, rows[row + whole], chain0);
      }
      if (whole + 1 < dimension) {
        chain1 = term(parameters, p + stride, width, rows[row + whole + 1], chain1);
      }
      if (whole + 2 < dimension) {
        chain2 = term(parameters, p + 2 * stride, width, rows[row + whole + 2], chain2);
      }
      chain0.add(chain1).add(chain2.add(chain3)).intoArray(residuals, at + lane);
    }
  }

  private static FloatVector term(
      float[] parameters, int u, int width, float x, FloatVector chain) {
    FloatVector factor = FloatVector.fromArray(SPECIES, parameters, u + width).mul(x);
    return FloatVector.fromArray(SPECIES, parameters, u).fma(factor, chain);
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
        int u = 2 * i * width + lane;
        int target = 2 * (i - from) * width + lane;
        betaGradient
            .mul(FloatVector.fromArray(SPECIES, parameters, u + width))
            .intoArray(gradient, target);
        betaGradient
            .mul(FloatVector.fromArray(SPECIES, parameters, u))
            .intoArray(gradient, target + width);
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
      VectorFloatOneCoordinate.trainProduct(
          signal, noise, parameters, rows, steps, stepsBefore, rate, decay, lossLimit, leftAt);
      return true;
    }
    if (signal.length != WIDTH || dimension > COORDINATES_LIMIT) {
      return false;
    }
    float[] pushes = new float[WIDTH];
    float[] pulls = new float[WIDTH];
    boolean decays = false;
    for (int lane = 0; lane < WIDTH; lane++) {
      pushes[lane] = rate[lane] * -2f;
      pulls[lane] = -rate[lane] * decay[lane];
      decays |= decay[lane] != 0f;
    }
    float[] residuals = new float[WIDTH];
    residuals(dimension, signal, noise, parameters, rows, 0, residuals, 0);
    float[] aligned = AlignedFloats.copy(parameters);
    int length = dimension + 2;
    float[] chains = new float[CHAINS * WIDTH];
    for (int step = 0; step < steps; step++) {
      int row = step * length;
      // After the last step there is no next one; what is summed up for it is not used.
      int next = step + 1 < steps ? row + length : row;
      for (int lane = 0; lane < WIDTH; lane += SPECIES.length()) {
        watch(residuals, lane, step, lossLimit, leftAt);
        begin(dimension, lane, signal, noise, rows, next, chains);
        pass(dimension, lane, aligned, rows, row, next, pushes, pulls, decays, residuals, chains);
      }
      if ((stepsBefore + step + 1) % FloatLaneOperations.FLOOR_EVERY == 0) {
        // Where nothing is raised, the residuals that the pass summed up stand.
        if (raise(aligned, parameters.length)) {
          residuals(
              dimension, signal, noise, aligned, AlignedFloats.FIRST, rows, next, residuals, 0);
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

  /**
   * A step of a vector of lanes, and the next one's residual. Written out: the compiler inlines the
   * operations of vectors in any number, but methods of our own only up to a limit.
   */
  private static void pass(
      int dimension,
      int lane,
      float[] parameters,
      float[] rows,
      int row,
      int next,
      float[] pushes,
      float[] pulls,
      boolean decays,
      float[] residuals,
      float[] chains) {
    FloatVector push =
        FloatVector.fromArray(SPECIES, pushes, lane)
            .mul(FloatVector.fromArray(SPECIES, residuals, lane));
    FloatVector pull = FloatVector.fromArray(SPECIES, pulls, lane);
    FloatVector chain0 = FloatVector.fromArray(SPECIES, chains, lane);
    FloatVector chain1 = chain0;
    FloatVector chain2 = chain0;
    FloatVector chain3 = chain0;
    int first = AlignedFloats.FIRST + (lane & (WIDTH - 1));
    int whole = Math.min(dimension - dimension % CHAINS, COORDINATES_LIMIT);
    for (int i = 0; i < whole; i += CHAINS) {
      int p = first + i * STRIDE;
      FloatVector u0 = FloatVector.fromArray(SPECIES, parameters, p);
      FloatVector w0 = FloatVector.fromArray(SPECIES, parameters, p + WIDTH);
      FloatVector shift0 = FloatVector.broadcast(SPECIES, rows[row + i]).mul(push);
      FloatVector newU0 = shift0.fma(w0, u0);
      FloatVector newW0 = shift0.fma(u0, w0);
      if (decays) {
        newU0 = pull.fma(u0, newU0);
        newW0 = pull.fma(w0, newW0);
      }
      newU0.intoArray(parameters, p);
      newW0.intoArray(parameters, p + WIDTH);
      FloatVector x0 = FloatVector.broadcast(SPECIES, rows[next + i]);
      chain0 = newU0.fma(newW0.mul(x0), chain0);
      FloatVector u1 = FloatVector.fromArray(SPECIES, parameters, p + STRIDE);
      FloatVector w1 = FloatVector.fromArray(SPECIES, parameters, p + STRIDE + WIDTH);
      FloatVector shift1 = FloatVector.broadcast(SPECIES, rows[row + i + 1]).mul(push);
      FloatVector newU1 = shift1.fma(w1, u1);
      FloatVector newW1 = shift1.fma(u1, w1);
      if (decays) {
        newU1 = pull.fma(u1, newU1);
        newW1 = pull.fma(w1, newW1);
      }
      newU1.intoArray(parameters, p + STRIDE);
      newW1.intoArray(parameters, p + STRIDE + WIDTH);
      FloatVector x1 = FloatVector.broadcast(SPECIES, rows[next + i + 1]);
      chain1 = newU1.fma(newW1.mul(x1), chain1);
      FloatVector u2 = FloatVector.fromArray(SPECIES, parameters, p + 2 * STRIDE);
      FloatVector w2 = FloatVector.fromArray(SPECIES, parameters, p + 2 * STRIDE + WIDTH);
      FloatVector shift2 = FloatVector.broadcast(SPECIES, rows[row + i + 2]).mul(push);
      FloatVector newU2 = shift2.fma(w2, u2);
      FloatVector newW2 = shift2.fma(u2, w2);
      if (decays) {
        newU2 = pull.fma(u2, newU2);
        newW2 = pull.fma(w2, newW2);
      }
      newU2.intoArray(parameters, p + 2 * STRIDE);
      newW2.intoArray(parameters, p + 2 * STRIDE + WIDTH);
      FloatVector x2 = FloatVector.broadcast(SPECIES, rows[next + i + 2]);
      chain2 = newU2.fma(newW2.mul(x2), chain2);
      FloatVector u3 = FloatVector.fromArray(SPECIES, parameters, p + 3 * STRIDE);
      FloatVector w3 = FloatVector.fromArray(SPECIES, parameters, p + 3 * STRIDE + WIDTH);
      FloatVector shift3 = FloatVector.broadcast(SPECIES, rows[row + i + 3]).mul(push);
      FloatVector newU3 = shift3.fma(w3, u3);
      FloatVector newW3 = shift3.fma(u3, w3);
      if (decays) {
        newU3 = pull.fma(u3, newU3);
        newW3 = pull.fma(w3, newW3);
      }
      newU3.intoArray(parameters, p + 3 * STRIDE);
      newW3.intoArray(parameters, p + 3 * STRIDE + WIDTH);
      FloatVector x3 = FloatVector.broadcast(SPECIES, rows[next + i + 3]);
      chain3 = newU3.fma(newW3.mul(x3), chain3);
    }
    if (whole == dimension) {
      chain0.add(chain1).add(chain2.add(chain3)).intoArray(residuals, lane);
      return;
    }
    chain0.intoArray(chains, lane);
    chain1.intoArray(chains, WIDTH + lane);
    chain2.intoArray(chains, 2 * WIDTH + lane);
    chain3.intoArray(chains, 3 * WIDTH + lane);
    for (int i = whole; i < dimension; i++) {
      int p = first + i * STRIDE;
      FloatVector u = FloatVector.fromArray(SPECIES, parameters, p);
      FloatVector w = FloatVector.fromArray(SPECIES, parameters, p + WIDTH);
      FloatVector shift = FloatVector.broadcast(SPECIES, rows[row + i]).mul(push);
      FloatVector newU = shift.fma(w, u);
      FloatVector newW = shift.fma(u, w);
      if (decays) {
        newU = pull.fma(u, newU);
        newW = pull.fma(w, newW);
      }
      newU.intoArray(parameters, p);
      newW.intoArray(parameters, p + WIDTH);
      int chain = i % CHAINS * WIDTH + lane;
      newU.fma(newW.mul(rows[next + i]), FloatVector.fromArray(SPECIES, chains, chain))
          .intoArray(chains, chain);
    }
    add(chains, lane, residuals);
  }

  /** All chains begin with −y/4; the first is written. */
  private static void begin(
      int dimension,
      int lane,
      float[] signal,
      float[] noise,
      float[] rows,
      int row,
      float[] chains) {
    target(dimension, lane, signal, noise, rows, row).mul(-0.25f).intoArray(chains, lane);
  }

  private static void add(float[] chains, int lane, float[] residuals) {
    FloatVector chain0 = FloatVector.fromArray(SPECIES, chains, lane);
    FloatVector chain1 = FloatVector.fromArray(SPECIES, chains, WIDTH + lane);
    FloatVector chain2 = FloatVector.fromArray(SPECIES, chains, 2 * WIDTH + lane);
    FloatVector chain3 = FloatVector.fromArray(SPECIES, chains, 3 * WIDTH + lane);
    chain0.add(chain1).add(chain2.add(chain3)).intoArray(residuals, lane);
  }

  /**
   * Applies the floor to parameters in aligned memory, and tells whether it raised any. Two vectors
   * at a time, of which there is an even number; even where all has collapsed few are below.
   */
  private static boolean raise(float[] parameters, int count) {
    boolean any = false;
    int length = SPECIES.length();
    int end = AlignedFloats.FIRST + count;
    for (int p = AlignedFloats.FIRST; p < end; p += 2 * length) {
      IntVector one = FloatVector.fromArray(SPECIES, parameters, p).reinterpretAsInts();
      IntVector other = FloatVector.fromArray(SPECIES, parameters, p + length).reinterpretAsInts();
      IntVector magnitude = one.and(MAGNITUDE);
      IntVector otherMagnitude = other.and(MAGNITUDE);
      if (magnitude.min(otherMagnitude).lt(FLOOR).anyTrue()) {
        any = true;
        magnitude.max(FLOOR).or(one.and(SIGN)).reinterpretAsFloats().intoArray(parameters, p);
        otherMagnitude
            .max(FLOOR)
            .or(other.and(SIGN))
            .reinterpretAsFloats()
            .intoArray(parameters, p + length);
      }
    }
    return any;
  }

  private static FloatVector target(
      int dimension, int lane, float[] signal, float[] noise, float[] rows, int row) {
    return FloatVector.fromArray(SPECIES, signal, lane)
        .fma(
            FloatVector.broadcast(SPECIES, rows[row + dimension + 1]),
            FloatVector.fromArray(SPECIES, noise, lane).mul(rows[row + dimension]));
  }
}
