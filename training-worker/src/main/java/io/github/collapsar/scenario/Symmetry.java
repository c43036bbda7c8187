package io.github.collapsar.scenario;

import java.util.Locale;

/** The symmetry that a model is built with (paper S, §4; paper R, §3). */
public enum Symmetry {
  NONE("the plain model, without the symmetry"),
  RESCALING(
      "the loss is unchanged when one factor is scaled up and the other down; collapses to sparsity"),
  ROTATION(
      "the loss is unchanged when an orthogonal matrix is moved between factors; collapses to low rank"),
  REFLECTION(
      "the loss is unchanged when the parameters are mirrored at a hyperplane; the elementary"
          + " symmetry that the others contain"),
  PERMUTATION("the loss is unchanged when neurons swap places; collapses to identical neurons");

  private final String description;

  Symmetry(String description) {
    this.description = description;
  }

  /** The word in configurations and results: lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What it is, in a line. */
  public String description() {
    return description;
  }
}
