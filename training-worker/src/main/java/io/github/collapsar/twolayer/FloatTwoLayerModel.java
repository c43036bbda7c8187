package io.github.collapsar.twolayer;

import io.github.collapsar.kernel.FloatLaneModel;
import io.github.collapsar.kernel.LaneCoordinates;
import io.github.collapsar.vectorization.FloatElementary;
import io.github.collapsar.vectorization.FloatLaneSums;
import io.github.collapsar.vectorization.Vectorization;

/**
 * {@link TwoLayerModel} with its arithmetic in single precision: every product is a sum over lanes.
 */
final class FloatTwoLayerModel extends TwoLayerModel implements FloatLaneModel {

  private static final FloatLaneSums SUMS = Vectorization.arithmetic().floats().laneSums();

  private static final FloatElementary ELEMENTARY =
      Vectorization.arithmetic().floats().elementary();

  private final TwoLayerProblem problem;
  private final int width;
  private final float[] x;
  private final float[] xByExample;
  private final float[] y;
  private final float scale;
  private final float[] leak;
  private final float[] z;
  private final float[] a;
  private final float[] error;
  private final float[] back;

  FloatTwoLayerModel(TwoLayerProblem problem, LaneCoordinates lanes) {
    super(problem, lanes);
    this.problem = problem;
    this.width = lanes.width();
    this.x = lanes.toFloats(problem.x());
    double[] transposed = new double[x.length];
    for (int i = 0; i < transposed.length; i++) {
      int example = i % problem.examples();
      transposed[example * problem.inputs() + i / problem.examples()] = problem.x()[i];
    }
    this.xByExample = lanes.toFloats(transposed);
    this.y = lanes.toFloats(problem.y());
    this.scale = lanes.toFloats(new double[] {problem.scale()})[0];
    this.leak = lanes.floats(TwoLayerNetwork.LEAK);
    int entries = problem.hidden() * problem.examples() * width;
    this.z = new float[entries];
    this.a = new float[entries];
    this.back = new float[entries];
    this.error = new float[problem.outputs() * problem.examples() * width];
  }

  @Override
  public void gradient(
      float[] parameters, float[] rows, int offset, int examples, float[] loss, float[] gradient) {
    int m = problem.outputs();
    int h = problem.hidden();
    int n = problem.inputs();
    int e = problem.examples();
    int u = h * n * width;
    if (problem.identity()) {
      System.arraycopy(parameters, 0, z, 0, z.length);
    } else {
      for (int k = 0; k < h; k++) {
        for (int i = 0; i < e; i++) {
          SUMS.shared(
              n,
              parameters,
              k * n * width,
              width,
              xByExample,
              i * n,
              z,
              (k * e + i) * width,
              width);
        }
      }
    }
    activate();
    // error = U a − y, then its part in the loss.
    for (int o = 0; o < m; o++) {
      for (int i = 0; i < e; i++) {
        SUMS.sum(
            h,
            parameters,
            u + o * h * width,
            width,
            a,
            i * width,
            e * width,
            error,
            (o * e + i) * width,
            width);
      }
    }
    for (int lane = 0; lane < width; lane++) {
      loss[lane] = 0f;
    }
    for (int i = 0; i < y.length; i++) {
      for (int lane = 0; lane < width; lane++) {
        float distance = error[i * width + lane] - y[i];
        loss[lane] = Math.fma(distance * scale, distance, loss[lane]);
        error[i * width + lane] = 2f * scale * distance;
      }
    }
    for (int o = 0; o < m; o++) {
      for (int k = 0; k < h; k++) {
        SUMS.sum(
            e,
            error,
            o * e * width,
            width,
            a,
            k * e * width,
            width,
            gradient,
            u + (o * h + k) * width,
            width);
      }
    }
    for (int k = 0; k < h; k++) {
      for (int i = 0; i < e; i++) {
        SUMS.sum(
            m,
            parameters,
            u + k * width,
            h * width,
            error,
            i * width,
            e * width,
            back,
            (k * e + i) * width,
            width);
      }
    }
    through();
    if (problem.identity()) {
      System.arraycopy(back, 0, gradient, 0, back.length);
      return;
    }
    for (int k = 0; k < h; k++) {
      for (int j = 0; j < n; j++) {
        SUMS.shared(e, back, k * e * width, width, x, j * e, gradient, (k * n + j) * width, width);
      }
    }
  }

  /** a = σ(z). */
  private void activate() {
    System.arraycopy(z, 0, a, 0, z.length);
    switch (problem.activation()) {
      case RELU -> rectify(false);
      case LEAKY_RELU -> rectify(true);
      case SIGMOID -> ELEMENTARY.sigmoid(a, 0, a.length);
      case TANH -> ELEMENTARY.tanh(a, 0, a.length);
      case RADIAL -> radial();
      default -> {}
    }
  }

  private void rectify(boolean leaks) {
    for (int i = 0; i < a.length; i++) {
      float below = leaks ? leak[i % width] * z[i] : 0f;
      a[i] = z[i] > 0f ? z[i] : below;
    }
  }

  private void radial() {
    int e = problem.examples();
    for (int unit = 0; unit < problem.hidden(); unit++) {
      for (int lane = 0; lane < width; lane++) {
        float square = 0f;
        for (int i = unit * e; i < (unit + 1) * e; i++) {
          square = Math.fma(z[i * width + lane], z[i * width + lane], square);
        }
        for (int i = unit * e; i < (unit + 1) * e; i++) {
          a[i * width + lane] = z[i * width + lane] / square;
        }
      }
    }
  }

  /** ∂ℓ/∂a becomes ∂ℓ/∂z. */
  private void through() {
    switch (problem.activation()) {
      case RELU -> {
        for (int i = 0; i < back.length; i++) {
          back[i] = z[i] > 0f ? back[i] : 0f;
        }
      }
      case LEAKY_RELU -> {
        for (int i = 0; i < back.length; i++) {
          back[i] = z[i] > 0f ? back[i] : back[i] * leak[i % width];
        }
      }
      case SIGMOID -> {
        for (int i = 0; i < back.length; i++) {
          back[i] *= a[i] * (1f - a[i]);
        }
      }
      case TANH -> {
        for (int i = 0; i < back.length; i++) {
          back[i] *= Math.fma(-a[i], a[i], 1f);
        }
      }
      case RADIAL -> throughRadial();
      default -> {}
    }
  }

  private void throughRadial() {
    int e = problem.examples();
    for (int unit = 0; unit < problem.hidden(); unit++) {
      for (int lane = 0; lane < width; lane++) {
        float square = 0f;
        float along = 0f;
        for (int i = unit * e; i < (unit + 1) * e; i++) {
          int at = i * width + lane;
          square = Math.fma(z[at], z[at], square);
          along = Math.fma(back[at], z[at], along);
        }
        float share = 2f * along / square;
        for (int i = unit * e; i < (unit + 1) * e; i++) {
          int at = i * width + lane;
          back[at] = Math.fma(-share, z[at], back[at]) / square;
        }
      }
    }
  }
}
