package io.github.collapsar.kernel;

/** One number after the other, for machines without the Vector API. */
final class ScalarLaneOperations implements LaneOperations {

  @Override
  public void descend(float[] parameters, float[] gradient, float[] rate, float[] decay) {
    int width = rate.length;
    for (int i = 0; i < parameters.length; i += width) {
      for (int lane = 0; lane < width; lane++) {
        float theta = parameters[i + lane];
        float slope = Math.fma(decay[lane], theta, gradient[i + lane]);
        float next = Math.fma(-rate[lane], slope, theta);
        parameters[i + lane] = (next + UNDERFLOW) - UNDERFLOW;
      }
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
  public void add(float[] a, float[] b, float[] sum) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] = a[i] + b[i];
    }
  }
}
