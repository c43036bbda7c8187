package io.github.collapsar.vectorization.vector;

import io.github.collapsar.vectorization.FloatElementary;
import io.github.collapsar.vectorization.FloatTanhArithmetic;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * A vector of lanes at a time. The two products run in blocks of four by four sums held in
 * registers, so that sixteen multiply-adds share eight loads.
 */
final class VectorFloatTanhArithmetic implements FloatTanhArithmetic {

  private static final VectorSpecies<Float> SPECIES = VectorWidth.ofFloats();
  private static final FloatElementary ELEMENTARY = new VectorFloatElementary();

  @Override
  public void gradient(
      int units,
      float scale,
      float[] inputs,
      float[] targets,
      float[] parameters,
      float[] hidden,
      float[] residuals,
      float[] loss,
      float[] gradient) {
    int lanes = loss.length;
    int length = SPECIES.length();
    for (int lane = 0; lane < lanes; lane += length) {
      for (int from = 0; from < targets.length; from += TILE) {
        int tile = Math.min(TILE, targets.length - from);
        sums(units, scale, inputs, from, tile, parameters, lanes, lane, hidden);
        ELEMENTARY.tanh(hidden, 0, tile * units * length);
        residuals(units, targets, from, tile, parameters, lanes, lane, hidden, residuals, loss);
        output(
            units,
            scale,
            targets.length,
            tile,
            parameters,
            lanes,
            lane,
            hidden,
            residuals,
            gradient);
        input(units, inputs, from, tile, lanes, lane, hidden, gradient);
      }
    }
    for (int lane = 0; lane < lanes; lane++) {
      loss[lane] /= targets.length;
    }
  }

  private static void sums(
      int units,
      float scale,
      float[] inputs,
      int from,
      int tile,
      float[] parameters,
      int lanes,
      int lane,
      float[] hidden) {
    int points = tile & ~3;
    int whole = units & ~3;
    for (int point = 0; point < points; point += 4) {
      for (int unit = 0; unit < whole; unit += 4) {
        int input = (from + point) * units;
        sums(units, scale, inputs, input, parameters, lanes, lane, point, unit, hidden);
      }
    }
    for (int point = 0; point < tile; point++) {
      for (int unit = point < points ? whole : 0; unit < units; unit++) {
        FloatVector sum = FloatVector.zero(SPECIES);
        for (int i = 0; i < units; i++) {
          float x = inputs[(from + point) * units + i];
          FloatVector weight =
              FloatVector.fromArray(SPECIES, parameters, (i * units + unit) * lanes + lane);
          sum = weight.fma(FloatVector.broadcast(SPECIES, x), sum);
        }
        sum.mul(scale).intoArray(hidden, (point * units + unit) * SPECIES.length());
      }
    }
  }

  /** Four points by four units. */
  private static void sums(
      int units,
      float scale,
      float[] inputs,
      int input,
      float[] parameters,
      int lanes,
      int lane,
      int point,
      int unit,
      float[] hidden) {
    int length = SPECIES.length();
    FloatVector s00 = FloatVector.zero(SPECIES);
    FloatVector s01 = FloatVector.zero(SPECIES);
    FloatVector s02 = FloatVector.zero(SPECIES);
    FloatVector s03 = FloatVector.zero(SPECIES);
    FloatVector s10 = FloatVector.zero(SPECIES);
    FloatVector s11 = FloatVector.zero(SPECIES);
    FloatVector s12 = FloatVector.zero(SPECIES);
    FloatVector s13 = FloatVector.zero(SPECIES);
    FloatVector s20 = FloatVector.zero(SPECIES);
    FloatVector s21 = FloatVector.zero(SPECIES);
    FloatVector s22 = FloatVector.zero(SPECIES);
    FloatVector s23 = FloatVector.zero(SPECIES);
    FloatVector s30 = FloatVector.zero(SPECIES);
    FloatVector s31 = FloatVector.zero(SPECIES);
    FloatVector s32 = FloatVector.zero(SPECIES);
    FloatVector s33 = FloatVector.zero(SPECIES);
    for (int i = 0; i < units; i++) {
      int weight = (i * units + unit) * lanes + lane;
      FloatVector w0 = FloatVector.fromArray(SPECIES, parameters, weight);
      FloatVector w1 = FloatVector.fromArray(SPECIES, parameters, weight + 1 * lanes);
      FloatVector w2 = FloatVector.fromArray(SPECIES, parameters, weight + 2 * lanes);
      FloatVector w3 = FloatVector.fromArray(SPECIES, parameters, weight + 3 * lanes);
      FloatVector x0 = FloatVector.broadcast(SPECIES, inputs[input + i]);
      FloatVector x1 = FloatVector.broadcast(SPECIES, inputs[input + 1 * units + i]);
      FloatVector x2 = FloatVector.broadcast(SPECIES, inputs[input + 2 * units + i]);
      FloatVector x3 = FloatVector.broadcast(SPECIES, inputs[input + 3 * units + i]);
      s00 = w0.fma(x0, s00);
      s01 = w1.fma(x0, s01);
      s02 = w2.fma(x0, s02);
      s03 = w3.fma(x0, s03);
      s10 = w0.fma(x1, s10);
      s11 = w1.fma(x1, s11);
      s12 = w2.fma(x1, s12);
      s13 = w3.fma(x1, s13);
      s20 = w0.fma(x2, s20);
      s21 = w1.fma(x2, s21);
      s22 = w2.fma(x2, s22);
      s23 = w3.fma(x2, s23);
      s30 = w0.fma(x3, s30);
      s31 = w1.fma(x3, s31);
      s32 = w2.fma(x3, s32);
      s33 = w3.fma(x3, s33);
    }
    s00.mul(scale).intoArray(hidden, ((point + 0) * units + unit + 0) * length);
    s01.mul(scale).intoArray(hidden, ((point + 0) * units + unit + 1) * length);
    s02.mul(scale).intoArray(hidden, ((point + 0) * units + unit + 2) * length);
    s03.mul(scale).intoArray(hidden, ((point + 0) * units + unit + 3) * length);
    s10.mul(scale).intoArray(hidden, ((point + 1) * units + unit + 0) * length);
    s11.mul(scale).intoArray(hidden, ((point + 1) * units + unit + 1) * length);
    s12.mul(scale).intoArray(hidden, ((point + 1) * units + unit + 2) * length);
    s13.mul(scale).intoArray(hidden, ((point + 1) * units + unit + 3) * length);
    s20.mul(scale).intoArray(hidden, ((point + 2) * units + unit + 0) * length);
    s21.mul(scale).intoArray(hidden, ((point + 2) * units + unit + 1) * length);
    s22.mul(scale).intoArray(hidden, ((point + 2) * units + unit + 2) * length);
    s23.mul(scale).intoArray(hidden, ((point + 2) * units + unit + 3) * length);
    s30.mul(scale).intoArray(hidden, ((point + 3) * units + unit + 0) * length);
    s31.mul(scale).intoArray(hidden, ((point + 3) * units + unit + 1) * length);
    s32.mul(scale).intoArray(hidden, ((point + 3) * units + unit + 2) * length);
    s33.mul(scale).intoArray(hidden, ((point + 3) * units + unit + 3) * length);
  }

  private static void residuals(
      int units,
      float[] targets,
      int from,
      int tile,
      float[] parameters,
      int lanes,
      int lane,
      float[] hidden,
      float[] residuals,
      float[] loss) {
    int length = SPECIES.length();
    FloatVector squares = FloatVector.fromArray(SPECIES, loss, lane);
    for (int point = 0; point < tile; point++) {
      FloatVector sum = FloatVector.zero(SPECIES);
      for (int j = 0; j < units; j++) {
        FloatVector h = FloatVector.fromArray(SPECIES, hidden, (point * units + j) * length);
        FloatVector weight =
            FloatVector.fromArray(SPECIES, parameters, (units * units + j) * lanes + lane);
        sum = weight.fma(h, sum);
      }
      FloatVector target = FloatVector.broadcast(SPECIES, -targets[from + point]);
      FloatVector residual = sum.fma(FloatVector.broadcast(SPECIES, 1f / units), target);
      squares = residual.fma(residual, squares);
      residual.intoArray(residuals, point * length);
    }
    squares.intoArray(loss, lane);
  }

  private static void output(
      int units,
      float scale,
      int points,
      int tile,
      float[] parameters,
      int lanes,
      int lane,
      float[] hidden,
      float[] residuals,
      float[] gradient) {
    int length = SPECIES.length();
    float mean = 2f / (float) (points * units);
    FloatVector one = FloatVector.broadcast(SPECIES, 1f);
    for (int j = 0; j < units; j++) {
      int output = (units * units + j) * lanes + lane;
      FloatVector weight = FloatVector.fromArray(SPECIES, parameters, output).mul(scale * mean);
      FloatVector sum = FloatVector.fromArray(SPECIES, gradient, output);
      for (int point = 0; point < tile; point++) {
        int at = (point * units + j) * length;
        FloatVector h = FloatVector.fromArray(SPECIES, hidden, at);
        FloatVector residual = FloatVector.fromArray(SPECIES, residuals, point * length);
        sum = residual.mul(mean).fma(h, sum);
        residual.mul(weight).mul(h.neg().fma(h, one)).intoArray(hidden, at);
      }
      sum.intoArray(gradient, output);
    }
  }

  private static void input(
      int units,
      float[] inputs,
      int from,
      int tile,
      int lanes,
      int lane,
      float[] hidden,
      float[] gradient) {
    int length = SPECIES.length();
    int whole = units & ~3;
    for (int input = 0; input < whole; input += 4) {
      for (int unit = 0; unit < whole; unit += 4) {
        int at = (input * units + unit) * lanes + lane;
        input(units, inputs, from, tile, lanes, input, unit, hidden, gradient, at);
      }
    }
    for (int input = 0; input < units; input++) {
      for (int unit = input < whole ? whole : 0; unit < units; unit++) {
        int at = (input * units + unit) * lanes + lane;
        FloatVector sum = FloatVector.fromArray(SPECIES, gradient, at);
        for (int point = 0; point < tile; point++) {
          float x = inputs[(from + point) * units + input];
          FloatVector hiddenGradient =
              FloatVector.fromArray(SPECIES, hidden, (point * units + unit) * length);
          sum = hiddenGradient.fma(FloatVector.broadcast(SPECIES, x), sum);
        }
        sum.intoArray(gradient, at);
      }
    }
  }

  /** Four inputs by four units. */
  private static void input(
      int units,
      float[] inputs,
      int from,
      int tile,
      int lanes,
      int input,
      int unit,
      float[] hidden,
      float[] gradient,
      int at) {
    int length = SPECIES.length();
    FloatVector g00 = FloatVector.fromArray(SPECIES, gradient, at + (0 * units + 0) * lanes);
    FloatVector g01 = FloatVector.fromArray(SPECIES, gradient, at + (0 * units + 1) * lanes);
    FloatVector g02 = FloatVector.fromArray(SPECIES, gradient, at + (0 * units + 2) * lanes);
    FloatVector g03 = FloatVector.fromArray(SPECIES, gradient, at + (0 * units + 3) * lanes);
    FloatVector g10 = FloatVector.fromArray(SPECIES, gradient, at + (1 * units + 0) * lanes);
    FloatVector g11 = FloatVector.fromArray(SPECIES, gradient, at + (1 * units + 1) * lanes);
    FloatVector g12 = FloatVector.fromArray(SPECIES, gradient, at + (1 * units + 2) * lanes);
    FloatVector g13 = FloatVector.fromArray(SPECIES, gradient, at + (1 * units + 3) * lanes);
    FloatVector g20 = FloatVector.fromArray(SPECIES, gradient, at + (2 * units + 0) * lanes);
    FloatVector g21 = FloatVector.fromArray(SPECIES, gradient, at + (2 * units + 1) * lanes);
    FloatVector g22 = FloatVector.fromArray(SPECIES, gradient, at + (2 * units + 2) * lanes);
    FloatVector g23 = FloatVector.fromArray(SPECIES, gradient, at + (2 * units + 3) * lanes);
    FloatVector g30 = FloatVector.fromArray(SPECIES, gradient, at + (3 * units + 0) * lanes);
    FloatVector g31 = FloatVector.fromArray(SPECIES, gradient, at + (3 * units + 1) * lanes);
    FloatVector g32 = FloatVector.fromArray(SPECIES, gradient, at + (3 * units + 2) * lanes);
    FloatVector g33 = FloatVector.fromArray(SPECIES, gradient, at + (3 * units + 3) * lanes);
    for (int point = 0; point < tile; point++) {
      int hiddenAt = (point * units + unit) * length;
      int x = (from + point) * units + input;
      FloatVector s0 = FloatVector.fromArray(SPECIES, hidden, hiddenAt + 0 * length);
      FloatVector s1 = FloatVector.fromArray(SPECIES, hidden, hiddenAt + 1 * length);
      FloatVector s2 = FloatVector.fromArray(SPECIES, hidden, hiddenAt + 2 * length);
      FloatVector s3 = FloatVector.fromArray(SPECIES, hidden, hiddenAt + 3 * length);
      FloatVector x0 = FloatVector.broadcast(SPECIES, inputs[x + 0]);
      FloatVector x1 = FloatVector.broadcast(SPECIES, inputs[x + 1]);
      FloatVector x2 = FloatVector.broadcast(SPECIES, inputs[x + 2]);
      FloatVector x3 = FloatVector.broadcast(SPECIES, inputs[x + 3]);
      g00 = s0.fma(x0, g00);
      g01 = s1.fma(x0, g01);
      g02 = s2.fma(x0, g02);
      g03 = s3.fma(x0, g03);
      g10 = s0.fma(x1, g10);
      g11 = s1.fma(x1, g11);
      g12 = s2.fma(x1, g12);
      g13 = s3.fma(x1, g13);
      g20 = s0.fma(x2, g20);
      g21 = s1.fma(x2, g21);
      g22 = s2.fma(x2, g22);
      g23 = s3.fma(x2, g23);
      g30 = s0.fma(x3, g30);
      g31 = s1.fma(x3, g31);
      g32 = s2.fma(x3, g32);
      g33 = s3.fma(x3, g33);
    }
    g00.intoArray(gradient, at + (0 * units + 0) * lanes);
    g01.intoArray(gradient, at + (0 * units + 1) * lanes);
    g02.intoArray(gradient, at + (0 * units + 2) * lanes);
    g03.intoArray(gradient, at + (0 * units + 3) * lanes);
    g10.intoArray(gradient, at + (1 * units + 0) * lanes);
    g11.intoArray(gradient, at + (1 * units + 1) * lanes);
    g12.intoArray(gradient, at + (1 * units + 2) * lanes);
    g13.intoArray(gradient, at + (1 * units + 3) * lanes);
    g20.intoArray(gradient, at + (2 * units + 0) * lanes);
    g21.intoArray(gradient, at + (2 * units + 1) * lanes);
    g22.intoArray(gradient, at + (2 * units + 2) * lanes);
    g23.intoArray(gradient, at + (2 * units + 3) * lanes);
    g30.intoArray(gradient, at + (3 * units + 0) * lanes);
    g31.intoArray(gradient, at + (3 * units + 1) * lanes);
    g32.intoArray(gradient, at + (3 * units + 2) * lanes);
    g33.intoArray(gradient, at + (3 * units + 3) * lanes);
  }
}
