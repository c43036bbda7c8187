package io.github.collapsar.vectorization.vector;

import io.github.collapsar.vectorization.FloatLaneOperations;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Plain descent of models with a single coordinate: the parameters of a vector of lanes stay in
 * registers for the whole stretch. A row is x, ε, x.
 *
 * <p>A step waits for the one before, some thirty cycles. Several vectors side by side would fill
 * the gaps, but then the compiler of Java 17 gives up and sends vectors through the heap: two are
 * slower than one, four more than twice as slow.
 */
final class VectorFloatOneCoordinate {

  private static final VectorSpecies<Float> SPECIES = VectorWidth.ofFloats();

  private VectorFloatOneCoordinate() {}

  /** β = u·w: see {@code FloatRegressionArithmetic.train}. */
  static void trainProduct(
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
    int width = signal.length;
    int before = (int) (stepsBefore % FloatLaneOperations.FLOOR_EVERY);
    for (int lane = 0; lane < width; lane += SPECIES.length()) {
      oneProduct(
          lane, signal, noise, parameters, rows, steps, before, rate, decay, lossLimit, leftAt);
    }
  }

  /** β = v. */
  static void trainLinear(
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
    int width = signal.length;
    int before = (int) (stepsBefore % FloatLaneOperations.FLOOR_EVERY);
    for (int lane = 0; lane < width; lane += SPECIES.length()) {
      oneLinear(
          lane, signal, noise, parameters, rows, steps, before, rate, decay, lossLimit, leftAt);
    }
  }

  /** A vector of lanes. */
  private static void oneProduct(
      int lane,
      float[] signal,
      float[] noise,
      float[] parameters,
      float[] rows,
      int steps,
      int before,
      float[] rate,
      float[] decay,
      float lossLimit,
      float[] leftAt) {
    int width = signal.length;
    FloatVector u0 = FloatVector.fromArray(SPECIES, parameters, lane);
    FloatVector w0 = FloatVector.fromArray(SPECIES, parameters, lane + width);
    FloatVector signal0 = FloatVector.fromArray(SPECIES, signal, lane);
    FloatVector noise0 = FloatVector.fromArray(SPECIES, noise, lane);
    FloatVector push0 = FloatVector.fromArray(SPECIES, rate, lane).mul(-2f);
    FloatVector pull0 =
        FloatVector.fromArray(SPECIES, rate, lane)
            .neg()
            .mul(FloatVector.fromArray(SPECIES, decay, lane));
    for (int step = 0; step < steps; step++) {
      FloatVector x = FloatVector.broadcast(SPECIES, rows[3 * step]);
      FloatVector epsilon = FloatVector.broadcast(SPECIES, rows[3 * step + 1]);
      FloatVector sum = FloatVector.broadcast(SPECIES, rows[3 * step + 2]);
      FloatVector quarter0 = signal0.fma(sum, noise0.mul(epsilon)).mul(-0.25f);
      FloatVector residual0 = u0.fma(w0.mul(x), quarter0).add(quarter0).add(quarter0.add(quarter0));
      watch(residual0, lane, step, lossLimit, leftAt);
      FloatVector shift0 = push0.mul(residual0).mul(x);
      FloatVector moved0 = pull0.fma(u0, shift0.fma(w0, u0));
      w0 = pull0.fma(w0, shift0.fma(u0, w0));
      u0 = moved0;
      if ((before + step + 1) % FloatLaneOperations.FLOOR_EVERY == 0) {
        u0 = raised(u0);
        w0 = raised(w0);
      }
    }
    u0.intoArray(parameters, lane);
    w0.intoArray(parameters, lane + width);
  }

  /** A vector of lanes. */
  private static void oneLinear(
      int lane,
      float[] signal,
      float[] noise,
      float[] parameters,
      float[] rows,
      int steps,
      int before,
      float[] rate,
      float[] decay,
      float lossLimit,
      float[] leftAt) {

    FloatVector v0 = FloatVector.fromArray(SPECIES, parameters, lane);
    FloatVector signal0 = FloatVector.fromArray(SPECIES, signal, lane);
    FloatVector noise0 = FloatVector.fromArray(SPECIES, noise, lane);
    FloatVector push0 = FloatVector.fromArray(SPECIES, rate, lane).mul(-2f);
    FloatVector pull0 =
        FloatVector.fromArray(SPECIES, rate, lane)
            .neg()
            .mul(FloatVector.fromArray(SPECIES, decay, lane));
    for (int step = 0; step < steps; step++) {
      FloatVector x = FloatVector.broadcast(SPECIES, rows[3 * step]);
      FloatVector epsilon = FloatVector.broadcast(SPECIES, rows[3 * step + 1]);
      FloatVector sum = FloatVector.broadcast(SPECIES, rows[3 * step + 2]);
      FloatVector quarter0 = signal0.fma(sum, noise0.mul(epsilon)).mul(-0.25f);
      FloatVector residual0 = v0.fma(x, quarter0).add(quarter0).add(quarter0.add(quarter0));
      watch(residual0, lane, step, lossLimit, leftAt);
      FloatVector shift0 = push0.mul(residual0).mul(x);
      v0 = pull0.fma(v0, v0.add(shift0));
      if ((before + step + 1) % FloatLaneOperations.FLOOR_EVERY == 0) {
        v0 = raised(v0);
      }
    }
    v0.intoArray(parameters, lane);
  }

  private static void watch(
      FloatVector residual, int lane, int step, float lossLimit, float[] leftAt) {
    VectorMask<Float> inRange = residual.mul(residual).compare(VectorOperators.LE, lossLimit);
    if (!inRange.allTrue()) {
      FloatVector left = FloatVector.fromArray(SPECIES, leftAt, lane);
      left.min(step).blend(left, inRange).intoArray(leftAt, lane);
    }
  }

  private static FloatVector raised(FloatVector theta) {
    IntVector sign = theta.reinterpretAsInts().and(Integer.MIN_VALUE);
    IntVector raised = theta.abs().max(FloatLaneOperations.FLOOR).reinterpretAsInts();
    return raised.or(sign).reinterpretAsFloats();
  }
}
