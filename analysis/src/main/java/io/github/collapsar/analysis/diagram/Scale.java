package io.github.collapsar.analysis.diagram;

import java.util.Locale;

/** How the values of an axis are laid out. */
public enum Scale {
  /** Equal distances are equal differences. */
  LINEAR,
  /** Equal distances are equal ratios; values must be above zero. */
  LOG;

  /** The word in configurations: lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
