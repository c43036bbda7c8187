package io.github.collapsar.vectorization;

/**
 * The products of {@code Factorization}.
 *
 * <p>A step with one example passes U and W once, read and written: for 200 × 200 in single
 * precision 320 kB each way from the second-level cache, some 17,000 cycles, and 12,500 vector
 * multiply-adds. A batch is five products of matrices: for 32 examples 400,000 vector
 * multiply-adds, 200,000 cycles with two units.
 */
public interface FloatFactorizationArithmetic {

  /** Chains in which the sum along a row runs: element j goes to chain j mod this. */
  int CHAINS = 16;

  /** θ ← θ − rate·(g + decay·θ) for {@code count} parameters from {@code at} on, g from 0 on. */
  void descend(float[] theta, int at, float[] gradient, int count, float rate, float decay);

  /**
   * error ← error − (target·x + share·noise), examples as columns.
   *
   * @param rows of the error
   * @param columns a multiple of {@link Vectorization#LANES}
   * @param target one number a row
   * @param x has the noise behind it, from {@code noiseAt} on
   * @return the sum of the squares, in any order
   */
  float subtract(
      int rows, int columns, float[] target, float[] x, float share, int noiseAt, float[] error);

  /**
   * a = Ux, and a + x with the residual connection.
   *
   * @param from where U starts in the parameters
   */
  void hidden(
      int hidden, int inputs, float[] parameters, int from, float[] x, boolean residual, float[] a);

  /**
   * The output layer's step: error e = Wa − y (and + a), back = 2Wᵀe (and + 2e), then W ← W −
   * rate·(2·e·aᵀ + decay·W).
   *
   * @param from where U starts in the parameters; W begins behind its {@code hidden · inputs}
   *     entries
   * @param back receives ∂ℓ/∂a
   * @return ‖e‖²
   */
  float outer(
      int outputs,
      int hidden,
      int inputs,
      float[] parameters,
      int from,
      float[] a,
      float[] y,
      boolean residual,
      float rate,
      float decay,
      float[] back);

  /**
   * The input layer's step, U ← U − rate·(back·xᵀ + decay·U), and {@link #hidden} of the next
   * example with the new U on the way.
   */
  void inner(
      int hidden,
      int inputs,
      float[] parameters,
      int from,
      float[] x,
      float[] next,
      boolean residual,
      float[] back,
      float rate,
      float decay,
      float[] a);

  /** The sum of the chains of a row, from {@code at} on, in pairs, pairs of pairs, and so on. */
  static float sum(float[] chains, int at) {
    float even = (chains[at] + chains[at + 8]) + (chains[at + 4] + chains[at + 12]);
    float odd = (chains[at + 1] + chains[at + 9]) + (chains[at + 5] + chains[at + 13]);
    float second = (chains[at + 2] + chains[at + 10]) + (chains[at + 6] + chains[at + 14]);
    float third = (chains[at + 3] + chains[at + 11]) + (chains[at + 7] + chains[at + 15]);
    return (even + second) + (odd + third);
  }
}
