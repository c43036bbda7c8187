package io.github.collapsar.twolayer;

/**
 * Loss and gradient of one network in double precision, written out plainly: for Hessians.
 *
 * @param leak slope of the leaky ReLU below zero
 */
record PlainGradient(TwoLayerProblem problem, double leak) {

  /**
   * The loss and its gradient.
   *
   * @param parameters V row by row, then U row by row
   * @param gradient receives ∂ℓ/∂θ
   * @return ℓ
   */
  double at(double[] parameters, double[] gradient) {
    int m = problem.outputs();
    int h = problem.hidden();
    int n = problem.inputs();
    int e = problem.examples();
    double[] z = new double[h * e];
    for (int k = 0; k < h; k++) {
      for (int j = 0; j < n; j++) {
        for (int i = 0; i < e; i++) {
          z[k * e + i] += parameters[k * n + j] * problem.x()[j * e + i];
        }
      }
    }
    double[] a = activations(z);
    double[] back = new double[h * e];
    double loss = 0;
    for (int o = 0; o < m; o++) {
      for (int i = 0; i < e; i++) {
        double error = -problem.y()[o * e + i];
        for (int k = 0; k < h; k++) {
          error += parameters[h * n + o * h + k] * a[k * e + i];
        }
        loss += problem.scale() * error * error;
        double errorGradient = 2 * problem.scale() * error;
        for (int k = 0; k < h; k++) {
          int u = h * n + o * h + k;
          gradient[u] = (i == 0 ? 0 : gradient[u]) + errorGradient * a[k * e + i];
          back[k * e + i] += errorGradient * parameters[u];
        }
      }
    }
    through(z, a, back);
    for (int k = 0; k < h; k++) {
      for (int j = 0; j < n; j++) {
        double sum = 0;
        for (int i = 0; i < e; i++) {
          sum += back[k * e + i] * problem.x()[j * e + i];
        }
        gradient[k * n + j] = sum;
      }
    }
    return loss;
  }

  private double[] activations(double[] z) {
    int e = problem.examples();
    double[] a = z.clone();
    for (int i = 0; i < a.length; i++) {
      switch (problem.activation()) {
        case RELU -> a[i] = Math.max(0, z[i]);
        case LEAKY_RELU -> a[i] = z[i] > 0 ? z[i] : leak * z[i];
        case SIGMOID -> a[i] = 1 / (1 + Math.exp(-z[i]));
        case TANH -> a[i] = Math.tanh(z[i]);
        case RADIAL -> a[i] = z[i] / square(z, i / e);
        default -> a[i] = z[i];
      }
    }
    return a;
  }

  private double square(double[] z, int unit) {
    double sum = 0;
    for (int i = unit * problem.examples(); i < (unit + 1) * problem.examples(); i++) {
      sum += z[i] * z[i];
    }
    return sum;
  }

  /** Turns ∂ℓ/∂a into ∂ℓ/∂z in place. */
  private void through(double[] z, double[] a, double[] back) {
    int e = problem.examples();
    double[] before = back.clone();
    for (int i = 0; i < back.length; i++) {
      switch (problem.activation()) {
        case RELU -> back[i] *= z[i] > 0 ? 1 : 0;
        case LEAKY_RELU -> back[i] *= z[i] > 0 ? 1 : leak;
        case SIGMOID -> back[i] *= a[i] * (1 - a[i]);
        case TANH -> back[i] *= 1 - a[i] * a[i];
        case RADIAL -> {
          double square = square(z, i / e);
          double along = 0;
          for (int j = i / e * e; j < (i / e + 1) * e; j++) {
            along += before[j] * z[j];
          }
          back[i] = (before[i] - 2 * along * z[i] / square) / square;
        }
        default -> {}
      }
    }
  }
}
