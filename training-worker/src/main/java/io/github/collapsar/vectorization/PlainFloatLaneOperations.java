package io.github.collapsar.vectorization;

/** One number after the other, for machines without the Vector API. */
final class PlainFloatLaneOperations implements FloatLaneOperations {

  @Override
  public void descend(
      float[] parameters, int from, int to, float[] gradient, float[] rate, float[] decay) {
    for (int i = from; i < to; i++) {
      int lane = (i - from) % rate.length;
      float fullGradient = Math.fma(decay[lane], parameters[i], gradient[i]);
      parameters[i] = Math.fma(-rate[lane], fullGradient, parameters[i]);
    }
  }

  @Override
  public void momentum(
      float[] parameters,
      int from,
      int to,
      float[] gradient,
      float[] buffer,
      float[] rate,
      float[] decay,
      float[] momentum) {
    for (int i = from; i < to; i++) {
      int lane = (i - from) % rate.length;
      float fullGradient = Math.fma(decay[lane], parameters[i], gradient[i]);
      buffer[i] = Math.fma(momentum[lane], buffer[i], fullGradient);
      parameters[i] = Math.fma(-rate[lane], buffer[i], parameters[i]);
    }
  }

  @Override
  public void adam(
      float[] parameters,
      int from,
      int to,
      float[] gradient,
      float[] mean,
      float[] square,
      float[] rate,
      float[] decay,
      float[] newMean,
      float[] newSquare,
      float[] scale,
      float[] epsilon) {
    for (int i = from; i < to; i++) {
      int lane = (i - from) % rate.length;
      float fullGradient = Math.fma(decay[lane], parameters[i], gradient[i]);
      mean[i] = Math.fma(newMean[lane], fullGradient - mean[i], mean[i]);
      float size = Math.max(Math.abs(fullGradient), SMALLEST_GRADIENT);
      square[i] = Math.fma(newSquare[lane], size * size - square[i], square[i]);
      float root = (float) Math.sqrt(square[i] * scale[lane]) + epsilon[lane];
      parameters[i] = Math.fma(-rate[lane], mean[i] / root, parameters[i]);
    }
  }

  @Override
  public void watch(float[] loss, float step, float limit, float[] leftAt) {
    for (int lane = 0; lane < loss.length; lane++) {
      // Written so that NaN counts as out of range.
      if (!(loss[lane] <= limit)) {
        leftAt[lane] = Math.min(leftAt[lane], step);
      }
    }
  }

  @Override
  public void raise(float[] parameters, float floor) {
    for (int i = 0; i < parameters.length; i++) {
      float raised = Math.max(Math.abs(parameters[i]), floor);
      parameters[i] = Math.copySign(raised, parameters[i]);
    }
  }
}
