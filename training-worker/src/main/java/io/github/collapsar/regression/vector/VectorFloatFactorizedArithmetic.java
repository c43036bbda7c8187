package io.github.collapsar.regression.vector;

import io.github.collapsar.regression.FloatRegressionArithmetic;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** β_i = u_i·w_i, parameters 2i and 2i + 1; a vector of lanes at a time. */
public final class VectorFloatFactorizedArithmetic implements FloatRegressionArithmetic {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

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
    int stride = 2 * width;
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
          float x = rows[offset + example * (dimension + 2) + i];
          sum =
              FloatVector.fromArray(SPECIES, residuals, example * width + lane)
                  .fma(FloatVector.broadcast(SPECIES, x), sum);
        }
        FloatVector slope = sum.mul(scale);
        int u = 2 * i * width + lane;
        int target = 2 * (i - from) * width + lane;
        slope
            .mul(FloatVector.fromArray(SPECIES, parameters, u + width))
            .intoArray(gradient, target);
        slope
            .mul(FloatVector.fromArray(SPECIES, parameters, u))
            .intoArray(gradient, target + width);
      }
    }
  }
}
