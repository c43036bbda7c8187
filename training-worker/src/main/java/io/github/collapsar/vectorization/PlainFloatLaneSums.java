package io.github.collapsar.vectorization;

/** One lane after the other, for machines without the Vector API. */
final class PlainFloatLaneSums implements FloatLaneSums {

  @Override
  public void sum(
      int depth,
      float[] a,
      int aAt,
      int aStep,
      float[] b,
      int bAt,
      int bStep,
      float[] sums,
      int at,
      int width) {
    for (int lane = 0; lane < width; lane++) {
      float sum = 0f;
      for (int d = 0; d < depth; d++) {
        sum = Math.fma(a[aAt + d * aStep + lane], b[bAt + d * bStep + lane], sum);
      }
      sums[at + lane] = sum;
    }
  }

  @Override
  public void shared(
      int depth,
      float[] a,
      int aAt,
      int aStep,
      float[] b,
      int bAt,
      float[] sums,
      int at,
      int width) {
    for (int lane = 0; lane < width; lane++) {
      float sum = 0f;
      for (int d = 0; d < depth; d++) {
        sum = Math.fma(a[aAt + d * aStep + lane], b[bAt + d], sum);
      }
      sums[at + lane] = sum;
    }
  }
}
