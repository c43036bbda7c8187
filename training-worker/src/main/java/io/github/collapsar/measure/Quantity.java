package io.github.collapsar.measure;

import io.github.collapsar.scenario.Measurement;
import io.github.collapsar.scenario.Measurement.Shape;
import java.util.Locale;

/**
 * What scenarios measure of their weights and losses, in words: one definition and source for all
 * of them. A scenario says of what: {@code Quantity.EFFECTIVE_RANK.of("the product WU")}.
 */
public enum Quantity {
  /** {@link Spectrum#values}. */
  SINGULAR_VALUES(Shape.SERIES, "singular values of %s, the largest first", "S, Fig. 1"),
  /** {@link Spectrum#relativeRank} with {@link Spectrum#RANK_SHARE}. */
  RANK(
      Shape.NUMBER, "singular values of %s above 1e-3 of the largest; 0 if all are 0", "S, Fig. 1"),
  /** {@link Spectrum#effectiveRank}. */
  EFFECTIVE_RANK(
      Shape.NUMBER,
      "exp of the entropy of the normalised singular values of %s; 0 if all are 0",
      "Roy and Vetterli 2007, The effective rank"),
  /** {@link Spectrum#stableRank}. */
  STABLE_RANK(
      Shape.NUMBER,
      "squared Frobenius norm over squared spectral norm of %s; 0 if both are 0",
      "Rudelson and Vershynin 2007, Sampling from large matrices"),
  /** {@link Spectrum#participation}. */
  PARTICIPATION(
      Shape.NUMBER,
      "participation ratio (Σs²)²/Σs⁴ of the singular values of %s; 0 if all are 0",
      "Gao et al. 2017, A theory of multineuronal dimensionality"),
  /** {@link Matrix#norm} or {@link Spectrum#norm}. */
  NORM(Shape.NUMBER, "Euclidean (Frobenius) norm of %s", ""),
  /** {@link NeuronHomogeneity#vanished}. */
  VANISHED_NEURONS(
      Shape.NUMBER,
      "share of %s whose weights have a norm below 0.1 of the largest",
      NeuronHomogeneity.SOURCE),
  /** {@link NeuronHomogeneity#identical}. */
  IDENTICAL_NEURONS(
      Shape.NUMBER,
      "share of %s that have not vanished but equal another within 2‖a − b‖²/(‖a‖² + ‖b‖²) < 0.1",
      NeuronHomogeneity.SOURCE),
  /** {@link NeuronHomogeneity#distinct}. */
  DISTINCT_NEURONS(
      Shape.NUMBER,
      "number of %s that have not vanished, identical ones counted once",
      NeuronHomogeneity.SOURCE),
  /** {@link DegreeOfSymmetry#of}. */
  DEGREE_OF_SYMMETRY(
      Shape.NUMBER, "number of symmetric directions v with |vᵀw| below %s", "R, Fig. 2"),
  /** {@link ConservedQuantity#value}. */
  CONSERVED_QUANTITY(Shape.NUMBER, "Q = ½Tr[UᵀU] − Σ ∫₀^V σ/σ′ of %s", "Q, Eq. 48"),
  /** {@link ConservedQuantity#normalized} now less at the start. */
  CONSERVED_DRIFT(
      Shape.NUMBER,
      "change of Q̃ = |Q|/(½Tr[U₀ᵀU₀] + |Σ ∫₀^V₀ σ/σ′|) of %s since the start",
      "Q, Eq. 42 and 43"),
  /** {@link Hessian#eigenvalues}. */
  HESSIAN_EIGENVALUES(
      Shape.SERIES, "eigenvalues of the Hessian of %s, the largest first", "Q, Fig. 8");

  private final Shape shape;
  private final String description;
  private final String source;

  Quantity(Shape shape, String description, String source) {
    this.shape = shape;
    this.description = description;
    this.source = source;
  }

  /**
   * The measurement of something, under this quantity's name in lower case.
   *
   * @param subject what it is measured of, to go into a sentence: "the product WU"
   */
  public Measurement of(String subject) {
    return of(name().toLowerCase(Locale.ROOT), subject);
  }

  /**
   * The measurement of something under another name, where a scenario has several.
   *
   * @param name snake_case, the column's name
   * @param subject what it is measured of
   */
  public Measurement of(String name, String subject) {
    return new Measurement(name, description.formatted(subject), source, shape);
  }
}
