package io.github.collapsar.regression.vector;

import io.github.collapsar.regression.RegressionGradient;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** β = v; a vector of lanes at a time. */
public final class VectorPlainGradient implements RegressionGradient {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

  @Override
  public void compute(
      int dimension,
      float[] signal,
      float[] noise,
      float[] parameters,
      float[] rows,
      int offset,
      int examples,
      float[] gradient,
      float[] loss) {
    int width = signal.length;
    float scale = 2f / examples;
    for (int lane = 0; lane < width; lane += SPECIES.length()) {
      FloatVector laneSignal = FloatVector.fromArray(SPECIES, signal, lane);
      FloatVector laneNoise = FloatVector.fromArray(SPECIES, noise, lane);
      FloatVector sum = FloatVector.zero(SPECIES);
      for (int example = 0; example < examples; example++) {
        int row = offset + example * (dimension + 2);
        FloatVector target =
            laneSignal.fma(
                FloatVector.broadcast(SPECIES, rows[row + dimension + 1]),
                laneNoise.mul(rows[row + dimension]));
        FloatVector residual = residual(dimension, width, lane, target, parameters, rows, row);
        sum = residual.fma(residual, sum);
        FloatVector slope = residual.mul(scale);
        for (int i = 0, at = lane; i < dimension; i++, at += width) {
          FloatVector before =
              example == 0
                  ? FloatVector.zero(SPECIES)
                  : FloatVector.fromArray(SPECIES, gradient, at);
          slope.fma(FloatVector.broadcast(SPECIES, rows[row + i]), before).intoArray(gradient, at);
        }
      }
      sum.div(examples).intoArray(loss, lane);
    }
  }

  private static FloatVector residual(
      int dimension,
      int width,
      int lane,
      FloatVector target,
      float[] parameters,
      float[] rows,
      int row) {
    FloatVector chain0 = target.mul(-0.25f);
    FloatVector chain1 = chain0;
    FloatVector chain2 = chain0;
    FloatVector chain3 = chain0;
    int whole = dimension - dimension % CHAINS;
    int at = lane;
    for (int i = 0; i < whole; i += CHAINS) {
      chain0 = term(parameters, at, rows[row + i], chain0);
      chain1 = term(parameters, at + width, rows[row + i + 1], chain1);
      chain2 = term(parameters, at + 2 * width, rows[row + i + 2], chain2);
      chain3 = term(parameters, at + 3 * width, rows[row + i + 3], chain3);
      at += CHAINS * width;
    }
    if (whole < dimension) {
      chain0 = term(parameters, at, rows[row + whole], chain0);
    }
    if (whole + 1 < dimension) {
      chain1 = term(parameters, at + width, rows[row + whole + 1], chain1);
    }
    if (whole + 2 < dimension) {
      chain2 = term(parameters, at + 2 * width, rows[row + whole + 2], chain2);
    }
    return chain0.add(chain1).add(chain2.add(chain3));
  }

  private static FloatVector term(float[] parameters, int at, float x, FloatVector chain) {
    return FloatVector.fromArray(SPECIES, parameters, at)
        .fma(FloatVector.broadcast(SPECIES, x), chain);
  }
}
