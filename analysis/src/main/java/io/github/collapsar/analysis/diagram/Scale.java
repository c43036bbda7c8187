package io.github.collapsar.analysis.diagram;

/** How the values of an axis are laid out. */
public enum Scale {
  /** Equal distances are equal differences. */
  LINEAR,
  /** Equal distances are equal ratios; values must be above zero. */
  LOG
}
