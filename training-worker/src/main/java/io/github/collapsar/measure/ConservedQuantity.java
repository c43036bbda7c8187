package io.github.collapsar.measure;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.analysis.integration.IterativeLegendreGaussIntegrator;

/**
 * Q = ½Tr[UᵀU] − Σ ∫₀^V σ/σ′ of the two-layer network Uσ(VX), which gradient flow conserves (Q, Eq.
 * 42 and 48): for identity, ReLU and leaky ReLU on any data, for another activation on whitened
 * input, X = I.
 *
 * <p>NaN or infinity in a weight makes it NaN or infinite; so does a weight above 700 under the
 * sigmoid, 350 under the hyperbolic tangent, where the integral overflows.
 *
 * @param outer ½Tr[UᵀU]
 * @param inner Σ ∫₀^V σ/σ′ over the entries of V
 */
public record ConservedQuantity(double outer, double inner) {

  /** ∫₀^v σ(z)/σ′(z) dz of an activation σ, as a function of v. */
  public interface Potential extends DoubleUnaryOperator {

    /** Of the identity, ReLU and leaky ReLU, where σ(z) = z·σ′(z): v²/2. */
    Potential HOMOGENEOUS = v -> v * v / 2;

    /** Of σ(z) = 1/(1 + e^−z), where σ/σ′ = 1 + e^z: v + e^v − 1. */
    Potential SIGMOID = v -> v + StrictMath.expm1(v);

    /** Of the hyperbolic tangent, where σ/σ′ = sinh z · cosh z: sinh²(v)/2. */
    Potential TANH =
        v -> {
          double sinh = StrictMath.sinh(v);
          return sinh * sinh / 2;
        };

    /**
     * Of any activation, by Gauss's quadrature to a relative 1e-10; thousands of times slower than
     * a closed form.
     *
     * @param derivative nowhere 0 between 0 and the weights
     */
    static Potential numeric(DoubleUnaryOperator activation, DoubleUnaryOperator derivative) {
      IterativeLegendreGaussIntegrator integrator =
          new IterativeLegendreGaussIntegrator(16, 1e-10, 1e-14);
      return v -> {
        if (v == 0 || !Double.isFinite(v)) {
          return v == 0 ? 0 : Double.NaN;
        }
        double integral =
            integrator.integrate(
                100_000,
                z -> activation.applyAsDouble(z) / derivative.applyAsDouble(z),
                Math.min(0, v),
                Math.max(0, v));
        return v < 0 ? -integral : integral;
      };
    }
  }

  /**
   * Q of a network.
   *
   * @param outer U, outputs × hidden units
   * @param inner V, hidden units × inputs
   * @param potential of the activation
   */
  public static ConservedQuantity of(Matrix outer, Matrix inner, Potential potential) {
    requireOneHiddenLayer(outer, inner);
    return new ConservedQuantity(
        Arrays.stream(outer.values()).map(u -> u * u).sum() / 2,
        Arrays.stream(inner.values()).map(potential).sum());
  }

  /** Q itself: any sign. */
  public double value() {
    return outer - inner;
  }

  /**
   * Q̃ = |Q|/(½Tr[U₀ᵀU₀] + |Σ ∫₀^V₀ σ/σ′|) (Q, Eq. 42); its change since the start is the
   * normalised drift (Eq. 43).
   *
   * @param start the quantity of the initial weights, which are not all zero
   */
  public double normalized(ConservedQuantity start) {
    return Math.abs(value()) / (start.outer + Math.abs(start.inner));
  }

  /**
   * UᵀU − VVᵀ, hidden units × hidden units: all of it is conserved in a linear network; half its
   * trace is Q (Q, §4).
   */
  public static Matrix balance(Matrix outer, Matrix inner) {
    requireOneHiddenLayer(outer, inner);
    return outer.transposed().times(outer).minus(inner.times(inner.transposed()));
  }

  /**
   * ‖U_:k‖² − ‖V_k:‖² of each hidden unit k: conserved one by one for identity, ReLU and leaky
   * ReLU; the diagonal of {@link #balance}.
   */
  public static double[] perUnit(Matrix outer, Matrix inner) {
    requireOneHiddenLayer(outer, inner);
    double[] units = new double[inner.rows()];
    for (int unit = 0; unit < units.length; unit++) {
      for (int i = 0; i < outer.rows(); i++) {
        units[unit] += outer.get(i, unit) * outer.get(i, unit);
      }
      for (int i = 0; i < inner.columns(); i++) {
        units[unit] -= inner.get(unit, i) * inner.get(unit, i);
      }
    }
    return units;
  }

  private static void requireOneHiddenLayer(Matrix outer, Matrix inner) {
    if (outer.columns() != inner.rows()) {
      throw new IllegalArgumentException(
          "Cannot make a two-layer network of U %d × %d and V %d × %d: columns of U = rows of V = hidden units"
              .formatted(outer.rows(), outer.columns(), inner.rows(), inner.columns()));
    }
  }
}
