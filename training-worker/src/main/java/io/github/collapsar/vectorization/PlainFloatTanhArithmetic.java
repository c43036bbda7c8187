package io.github.collapsar.vectorization;

/** One lane after the other, for machines without the Vector API. */
final class PlainFloatTanhArithmetic implements FloatTanhArithmetic {

  private static final FloatElementary ELEMENTARY = new PlainFloatElementary();

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
    for (int from = 0; from < targets.length; from += TILE) {
      int tile = Math.min(TILE, targets.length - from);
      for (int lane = 0; lane < lanes; lane++) {
        sums(units, scale, inputs, from, tile, parameters, lanes, lane, hidden);
      }
      ELEMENTARY.tanh(hidden, 0, tile * units * lanes);
      for (int lane = 0; lane < lanes; lane++) {
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
    for (int point = 0; point < tile; point++) {
      for (int j = 0; j < units; j++) {
        float sum = 0f;
        for (int i = 0; i < units; i++) {
          float x = inputs[(from + point) * units + i];
          sum = Math.fma(parameters[(i * units + j) * lanes + lane], x, sum);
        }
        hidden[(point * units + j) * lanes + lane] = sum * scale;
      }
    }
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
    for (int point = 0; point < tile; point++) {
      float sum = 0f;
      for (int j = 0; j < units; j++) {
        float h = hidden[(point * units + j) * lanes + lane];
        sum = Math.fma(parameters[(units * units + j) * lanes + lane], h, sum);
      }
      float residual = Math.fma(sum, 1f / units, -targets[from + point]);
      loss[lane] = Math.fma(residual, residual, loss[lane]);
      residuals[point * lanes + lane] = residual;
    }
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
    float mean = 2f / (float) (points * units);
    for (int j = 0; j < units; j++) {
      int output = (units * units + j) * lanes + lane;
      float weight = parameters[output] * (scale * mean);
      for (int point = 0; point < tile; point++) {
        int at = (point * units + j) * lanes + lane;
        float h = hidden[at];
        float residual = residuals[point * lanes + lane];
        gradient[output] = Math.fma(residual * mean, h, gradient[output]);
        hidden[at] = residual * weight * Math.fma(-h, h, 1f);
      }
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
    for (int i = 0; i < units; i++) {
      for (int j = 0; j < units; j++) {
        int at = (i * units + j) * lanes + lane;
        for (int point = 0; point < tile; point++) {
          float x = inputs[(from + point) * units + i];
          gradient[at] = Math.fma(hidden[(point * units + j) * lanes + lane], x, gradient[at]);
        }
      }
    }
  }
}
