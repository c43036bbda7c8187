package io.github.collapsar.kernel;

/** One number after the other, for machines without the Vector API. */
final class ScalarFloatLaneOperations implements FloatLaneOperations {

  @Override
  public void descend(
      float[] parameters, int from, int to, float[] gradient, float[] rate, float[] decay) {
    int width = rate.length;
    for (int i = from; i < to; i += width) {
      for (int lane = 0; lane < width; lane++) {
        float theta = parameters[i + lane];
        float slope = Math.fma(decay[lane], theta, gradient[i - from + lane]);
        parameters[i + lane] = Math.fma(-rate[lane], slope, theta);
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

  @Override
  public void raise(float[] parameters) {
    for (int i = 0; i < parameters.length; i++) {
      float raised = Math.max(Math.abs(parameters[i]), FLOOR);
      parameters[i] = Math.copySign(raised, parameters[i]);
    }
  }
}
