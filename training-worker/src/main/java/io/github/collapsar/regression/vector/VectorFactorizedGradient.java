package io.github.collapsar.regression.vector;

import io.github.collapsar.regression.RegressionGradient;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** β = u ⊙ w, parameters u, then w; a vector of lanes at a time. */
public final class VectorFactorizedGradient implements RegressionGradient {

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
    int second = dimension * width;
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
        if (examples == 1) {
          split(dimension, width, lane, slope, parameters, rows, row, gradient);
        } else {
          accumulate(dimension, width, lane, slope, rows, row, example, gradient);
        }
      }
      sum.div(examples).intoArray(loss, lane);
      if (examples > 1) {
        for (int at = lane; at < second; at += width) {
          FloatVector slope = FloatVector.fromArray(SPECIES, gradient, at);
          slope
              .mul(FloatVector.fromArray(SPECIES, parameters, second + at))
              .intoArray(gradient, at);
          slope
              .mul(FloatVector.fromArray(SPECIES, parameters, at))
              .intoArray(gradient, second + at);
        }
      }
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
    int second = dimension * width;
    FloatVector chain0 = target.mul(-0.25f);
    FloatVector chain1 = chain0;
    FloatVector chain2 = chain0;
    FloatVector chain3 = chain0;
    int whole = dimension - dimension % CHAINS;
    int at = lane;
    for (int i = 0; i < whole; i += CHAINS) {
      chain0 = term(parameters, at, second, rows[row + i], chain0);
      chain1 = term(parameters, at + width, second, rows[row + i + 1], chain1);
      chain2 = term(parameters, at + 2 * width, second, rows[row + i + 2], chain2);
      chain3 = term(parameters, at + 3 * width, second, rows[row + i + 3], chain3);
      at += CHAINS * width;
    }
    if (whole < dimension) {
      chain0 = term(parameters, at, second, rows[row + whole], chain0);
    }
    if (whole + 1 < dimension) {
      chain1 = term(parameters, at + width, second, rows[row + whole + 1], chain1);
    }
    if (whole + 2 < dimension) {
      chain2 = term(parameters, at + 2 * width, second, rows[row + whole + 2], chain2);
    }
    return chain0.add(chain1).add(chain2.add(chain3));
  }

  private static FloatVector term(
      float[] parameters, int at, int second, float x, FloatVector chain) {
    FloatVector factor = FloatVector.fromArray(SPECIES, parameters, second + at).mul(x);
    return FloatVector.fromArray(SPECIES, parameters, at).fma(factor, chain);
  }

  /** One example: the slope of β goes straight to u and w. */
  private static void split(
      int dimension,
      int width,
      int lane,
      FloatVector slope,
      float[] parameters,
      float[] rows,
      int row,
      float[] gradient) {
    int second = dimension * width;
    for (int i = 0, at = lane; i < dimension; i++, at += width) {
      FloatVector beta = slope.mul(rows[row + i]);
      beta.mul(FloatVector.fromArray(SPECIES, parameters, second + at)).intoArray(gradient, at);
      beta.mul(FloatVector.fromArray(SPECIES, parameters, at)).intoArray(gradient, second + at);
    }
  }

  /** Several examples: the slopes of β are summed in the first half of the gradient. */
  private static void accumulate(
      int dimension,
      int width,
      int lane,
      FloatVector slope,
      float[] rows,
      int row,
      int example,
      float[] gradient) {
    for (int i = 0, at = lane; i < dimension; i++, at += width) {
      FloatVector before =
          example == 0 ? FloatVector.zero(SPECIES) : FloatVector.fromArray(SPECIES, gradient, at);
      slope.fma(FloatVector.broadcast(SPECIES, rows[row + i]), before).intoArray(gradient, at);
    }
  }
}
