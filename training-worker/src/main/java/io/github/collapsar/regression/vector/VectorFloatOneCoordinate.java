package io.github.collapsar.regression.vector;

import io.github.collapsar.kernel.FloatLaneOperations;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Plain descent of models with a single coordinate: the parameters of a lane stay in registers for
 * the whole stretch. A step waits for the one before, some thirty cycles, so four vectors of lanes
 * go side by side. A row is x, ε, x.
 */
final class VectorFloatOneCoordinate {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

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
    int lane = 0;
    for (; lane + 4 * SPECIES.length() <= width; lane += 4 * SPECIES.length()) {
      fourProducts(
          lane, signal, noise, parameters, rows, steps, before, rate, decay, lossLimit, leftAt);
    }
    for (; lane < width; lane += SPECIES.length()) {
      oneProduct(
          lane, signal, noise, parameters, rows, steps, before, rate, decay, lossLimit, leftAt);
    }
  }

  /** β = v. */
  static void trainPlain(
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
    int lane = 0;
    for (; lane + 4 * SPECIES.length() <= width; lane += 4 * SPECIES.length()) {
      fourPlain(
          lane, signal, noise, parameters, rows, steps, before, rate, decay, lossLimit, leftAt);
    }
    for (; lane < width; lane += SPECIES.length()) {
      onePlain(
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
      FloatVector slope0 = push0.mul(residual0).mul(x);
      FloatVector moved0 = pull0.fma(u0, slope0.fma(w0, u0));
      w0 = pull0.fma(w0, slope0.fma(u0, w0));
      u0 = moved0;
      if ((before + step + 1) % FloatLaneOperations.FLOOR_EVERY == 0) {
        u0 = raised(u0);
        w0 = raised(w0);
      }
    }
    u0.intoArray(parameters, lane);
    w0.intoArray(parameters, lane + width);
  }

  /** Four vectors of lanes. */
  private static void fourProducts(
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
    FloatVector u1 = FloatVector.fromArray(SPECIES, parameters, lane + 1 * SPECIES.length());
    FloatVector w1 =
        FloatVector.fromArray(SPECIES, parameters, lane + 1 * SPECIES.length() + width);
    FloatVector u2 = FloatVector.fromArray(SPECIES, parameters, lane + 2 * SPECIES.length());
    FloatVector w2 =
        FloatVector.fromArray(SPECIES, parameters, lane + 2 * SPECIES.length() + width);
    FloatVector u3 = FloatVector.fromArray(SPECIES, parameters, lane + 3 * SPECIES.length());
    FloatVector w3 =
        FloatVector.fromArray(SPECIES, parameters, lane + 3 * SPECIES.length() + width);
    FloatVector signal0 = FloatVector.fromArray(SPECIES, signal, lane);
    FloatVector noise0 = FloatVector.fromArray(SPECIES, noise, lane);
    FloatVector push0 = FloatVector.fromArray(SPECIES, rate, lane).mul(-2f);
    FloatVector pull0 =
        FloatVector.fromArray(SPECIES, rate, lane)
            .neg()
            .mul(FloatVector.fromArray(SPECIES, decay, lane));
    FloatVector signal1 = FloatVector.fromArray(SPECIES, signal, lane + 1 * SPECIES.length());
    FloatVector noise1 = FloatVector.fromArray(SPECIES, noise, lane + 1 * SPECIES.length());
    FloatVector push1 = FloatVector.fromArray(SPECIES, rate, lane + 1 * SPECIES.length()).mul(-2f);
    FloatVector pull1 =
        FloatVector.fromArray(SPECIES, rate, lane + 1 * SPECIES.length())
            .neg()
            .mul(FloatVector.fromArray(SPECIES, decay, lane + 1 * SPECIES.length()));
    FloatVector signal2 = FloatVector.fromArray(SPECIES, signal, lane + 2 * SPECIES.length());
    FloatVector noise2 = FloatVector.fromArray(SPECIES, noise, lane + 2 * SPECIES.length());
    FloatVector push2 = FloatVector.fromArray(SPECIES, rate, lane + 2 * SPECIES.length()).mul(-2f);
    FloatVector pull2 =
        FloatVector.fromArray(SPECIES, rate, lane + 2 * SPECIES.length())
            .neg()
            .mul(FloatVector.fromArray(SPECIES, decay, lane + 2 * SPECIES.length()));
    FloatVector signal3 = FloatVector.fromArray(SPECIES, signal, lane + 3 * SPECIES.length());
    FloatVector noise3 = FloatVector.fromArray(SPECIES, noise, lane + 3 * SPECIES.length());
    FloatVector push3 = FloatVector.fromArray(SPECIES, rate, lane + 3 * SPECIES.length()).mul(-2f);
    FloatVector pull3 =
        FloatVector.fromArray(SPECIES, rate, lane + 3 * SPECIES.length())
            .neg()
            .mul(FloatVector.fromArray(SPECIES, decay, lane + 3 * SPECIES.length()));
    for (int step = 0; step < steps; step++) {
      FloatVector x = FloatVector.broadcast(SPECIES, rows[3 * step]);
      FloatVector epsilon = FloatVector.broadcast(SPECIES, rows[3 * step + 1]);
      FloatVector sum = FloatVector.broadcast(SPECIES, rows[3 * step + 2]);
      FloatVector quarter0 = signal0.fma(sum, noise0.mul(epsilon)).mul(-0.25f);
      FloatVector residual0 = u0.fma(w0.mul(x), quarter0).add(quarter0).add(quarter0.add(quarter0));
      FloatVector quarter1 = signal1.fma(sum, noise1.mul(epsilon)).mul(-0.25f);
      FloatVector residual1 = u1.fma(w1.mul(x), quarter1).add(quarter1).add(quarter1.add(quarter1));
      FloatVector quarter2 = signal2.fma(sum, noise2.mul(epsilon)).mul(-0.25f);
      FloatVector residual2 = u2.fma(w2.mul(x), quarter2).add(quarter2).add(quarter2.add(quarter2));
      FloatVector quarter3 = signal3.fma(sum, noise3.mul(epsilon)).mul(-0.25f);
      FloatVector residual3 = u3.fma(w3.mul(x), quarter3).add(quarter3).add(quarter3.add(quarter3));
      watch(residual0, lane, step, lossLimit, leftAt);
      watch(residual1, lane + 1 * SPECIES.length(), step, lossLimit, leftAt);
      watch(residual2, lane + 2 * SPECIES.length(), step, lossLimit, leftAt);
      watch(residual3, lane + 3 * SPECIES.length(), step, lossLimit, leftAt);
      FloatVector slope0 = push0.mul(residual0).mul(x);
      FloatVector moved0 = pull0.fma(u0, slope0.fma(w0, u0));
      w0 = pull0.fma(w0, slope0.fma(u0, w0));
      u0 = moved0;
      FloatVector slope1 = push1.mul(residual1).mul(x);
      FloatVector moved1 = pull1.fma(u1, slope1.fma(w1, u1));
      w1 = pull1.fma(w1, slope1.fma(u1, w1));
      u1 = moved1;
      FloatVector slope2 = push2.mul(residual2).mul(x);
      FloatVector moved2 = pull2.fma(u2, slope2.fma(w2, u2));
      w2 = pull2.fma(w2, slope2.fma(u2, w2));
      u2 = moved2;
      FloatVector slope3 = push3.mul(residual3).mul(x);
      FloatVector moved3 = pull3.fma(u3, slope3.fma(w3, u3));
      w3 = pull3.fma(w3, slope3.fma(u3, w3));
      u3 = moved3;
      if ((before + step + 1) % FloatLaneOperations.FLOOR_EVERY == 0) {
        u0 = raised(u0);
        w0 = raised(w0);
        u1 = raised(u1);
        w1 = raised(w1);
        u2 = raised(u2);
        w2 = raised(w2);
        u3 = raised(u3);
        w3 = raised(w3);
      }
    }
    u0.intoArray(parameters, lane);
    w0.intoArray(parameters, lane + width);
    u1.intoArray(parameters, lane + 1 * SPECIES.length());
    w1.intoArray(parameters, lane + 1 * SPECIES.length() + width);
    u2.intoArray(parameters, lane + 2 * SPECIES.length());
    w2.intoArray(parameters, lane + 2 * SPECIES.length() + width);
    u3.intoArray(parameters, lane + 3 * SPECIES.length());
    w3.intoArray(parameters, lane + 3 * SPECIES.length() + width);
  }

  /** A vector of lanes. */
  private static void onePlain(
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
      FloatVector slope0 = push0.mul(residual0).mul(x);
      v0 = pull0.fma(v0, v0.add(slope0));
      if ((before + step + 1) % FloatLaneOperations.FLOOR_EVERY == 0) {
        v0 = raised(v0);
      }
    }
    v0.intoArray(parameters, lane);
  }

  /** Four vectors of lanes. */
  private static void fourPlain(
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
    FloatVector v1 = FloatVector.fromArray(SPECIES, parameters, lane + 1 * SPECIES.length());
    FloatVector v2 = FloatVector.fromArray(SPECIES, parameters, lane + 2 * SPECIES.length());
    FloatVector v3 = FloatVector.fromArray(SPECIES, parameters, lane + 3 * SPECIES.length());
    FloatVector signal0 = FloatVector.fromArray(SPECIES, signal, lane);
    FloatVector noise0 = FloatVector.fromArray(SPECIES, noise, lane);
    FloatVector push0 = FloatVector.fromArray(SPECIES, rate, lane).mul(-2f);
    FloatVector pull0 =
        FloatVector.fromArray(SPECIES, rate, lane)
            .neg()
            .mul(FloatVector.fromArray(SPECIES, decay, lane));
    FloatVector signal1 = FloatVector.fromArray(SPECIES, signal, lane + 1 * SPECIES.length());
    FloatVector noise1 = FloatVector.fromArray(SPECIES, noise, lane + 1 * SPECIES.length());
    FloatVector push1 = FloatVector.fromArray(SPECIES, rate, lane + 1 * SPECIES.length()).mul(-2f);
    FloatVector pull1 =
        FloatVector.fromArray(SPECIES, rate, lane + 1 * SPECIES.length())
            .neg()
            .mul(FloatVector.fromArray(SPECIES, decay, lane + 1 * SPECIES.length()));
    FloatVector signal2 = FloatVector.fromArray(SPECIES, signal, lane + 2 * SPECIES.length());
    FloatVector noise2 = FloatVector.fromArray(SPECIES, noise, lane + 2 * SPECIES.length());
    FloatVector push2 = FloatVector.fromArray(SPECIES, rate, lane + 2 * SPECIES.length()).mul(-2f);
    FloatVector pull2 =
        FloatVector.fromArray(SPECIES, rate, lane + 2 * SPECIES.length())
            .neg()
            .mul(FloatVector.fromArray(SPECIES, decay, lane + 2 * SPECIES.length()));
    FloatVector signal3 = FloatVector.fromArray(SPECIES, signal, lane + 3 * SPECIES.length());
    FloatVector noise3 = FloatVector.fromArray(SPECIES, noise, lane + 3 * SPECIES.length());
    FloatVector push3 = FloatVector.fromArray(SPECIES, rate, lane + 3 * SPECIES.length()).mul(-2f);
    FloatVector pull3 =
        FloatVector.fromArray(SPECIES, rate, lane + 3 * SPECIES.length())
            .neg()
            .mul(FloatVector.fromArray(SPECIES, decay, lane + 3 * SPECIES.length()));
    for (int step = 0; step < steps; step++) {
      FloatVector x = FloatVector.broadcast(SPECIES, rows[3 * step]);
      FloatVector epsilon = FloatVector.broadcast(SPECIES, rows[3 * step + 1]);
      FloatVector sum = FloatVector.broadcast(SPECIES, rows[3 * step + 2]);
      FloatVector quarter0 = signal0.fma(sum, noise0.mul(epsilon)).mul(-0.25f);
      FloatVector residual0 = v0.fma(x, quarter0).add(quarter0).add(quarter0.add(quarter0));
      FloatVector quarter1 = signal1.fma(sum, noise1.mul(epsilon)).mul(-0.25f);
      FloatVector residual1 = v1.fma(x, quarter1).add(quarter1).add(quarter1.add(quarter1));
      FloatVector quarter2 = signal2.fma(sum, noise2.mul(epsilon)).mul(-0.25f);
      FloatVector residual2 = v2.fma(x, quarter2).add(quarter2).add(quarter2.add(quarter2));
      FloatVector quarter3 = signal3.fma(sum, noise3.mul(epsilon)).mul(-0.25f);
      FloatVector residual3 = v3.fma(x, quarter3).add(quarter3).add(quarter3.add(quarter3));
      watch(residual0, lane, step, lossLimit, leftAt);
      watch(residual1, lane + 1 * SPECIES.length(), step, lossLimit, leftAt);
      watch(residual2, lane + 2 * SPECIES.length(), step, lossLimit, leftAt);
      watch(residual3, lane + 3 * SPECIES.length(), step, lossLimit, leftAt);
      FloatVector slope0 = push0.mul(residual0).mul(x);
      v0 = pull0.fma(v0, v0.add(slope0));
      FloatVector slope1 = push1.mul(residual1).mul(x);
      v1 = pull1.fma(v1, v1.add(slope1));
      FloatVector slope2 = push2.mul(residual2).mul(x);
      v2 = pull2.fma(v2, v2.add(slope2));
      FloatVector slope3 = push3.mul(residual3).mul(x);
      v3 = pull3.fma(v3, v3.add(slope3));
      if ((before + step + 1) % FloatLaneOperations.FLOOR_EVERY == 0) {
        v0 = raised(v0);
        v1 = raised(v1);
        v2 = raised(v2);
        v3 = raised(v3);
      }
    }
    v0.intoArray(parameters, lane);
    v1.intoArray(parameters, lane + 1 * SPECIES.length());
    v2.intoArray(parameters, lane + 2 * SPECIES.length());
    v3.intoArray(parameters, lane + 3 * SPECIES.length());
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
