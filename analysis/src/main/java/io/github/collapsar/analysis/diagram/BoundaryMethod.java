package io.github.collapsar.analysis.diagram;

import java.util.Locale;

/** How the place where the collapse probability crosses ½ is found along a row of cells. */
public enum BoundaryMethod {
  /** A logistic curve near the crossing, by Firth's penalised likelihood. */
  LOGISTIC,
  /** The monotone curve of the largest likelihood: no shape assumed, wider intervals. */
  ISOTONIC;

  /** The word in configurations: lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
