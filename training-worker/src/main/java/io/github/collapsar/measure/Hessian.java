package io.github.collapsar.measure;

/** Second derivatives of a loss, from its gradient alone. */
public final class Hessian {

  /** ∛ of the spacing of doubles at 1: where truncation and rounding err alike. */
  private static final double STEP = Math.cbrt(Math.ulp(1.0));

  private Hessian() {}

  /** The gradient of a loss, in double precision. */
  @FunctionalInterface
  public interface Gradient {

    /**
     * Computes ∂ℓ/∂θ.
     *
     * @param parameters θ; to be left as they are
     * @param gradient receives as many values
     */
    void compute(double[] parameters, double[] gradient);
  }

  /**
   * The Hessian by central differences of the gradient with step ∛ε·max(1, |θ_i|), about 1e-10 off
   * where the third derivatives are about 1; symmetric. Takes two gradients a parameter.
   *
   * @param at θ; not changed
   * @return parameters × parameters; NaN where the gradient is no number
   */
  public static Matrix of(Gradient gradient, double[] at) {
    int count = at.length;
    double[] parameters = at.clone();
    double[] above = new double[count];
    double[] below = new double[count];
    double[] hessian = new double[count * count];
    for (int i = 0; i < count; i++) {
      double step = STEP * Math.max(1, Math.abs(at[i]));
      parameters[i] = at[i] + step;
      // What was added, after rounding.
      double up = parameters[i] - at[i];
      gradient.compute(parameters, above);
      parameters[i] = at[i] - step;
      double down = at[i] - parameters[i];
      gradient.compute(parameters, below);
      parameters[i] = at[i];
      for (int j = 0; j < count; j++) {
        hessian[i * count + j] = (above[j] - below[j]) / (up + down);
      }
    }
    return Matrix.wrap(Matrix.of(count, count, hessian).symmetricPart());
  }

  /** The eigenvalues of the Hessian at some parameters, the largest first; all NaN as above. */
  public static double[] eigenvalues(Gradient gradient, double[] at) {
    return SymmetricEigen.valuesOf(of(gradient, at));
  }
}
