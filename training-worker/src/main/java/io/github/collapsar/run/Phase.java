package io.github.collapsar.run;

import java.util.Locale;

/** Where a completed run ended. Divergence is a result, never an error. */
public enum Phase {
  /** Finite loss, order parameter at most ½. */
  LEARNED,
  /** Finite loss, order parameter above ½. */
  COLLAPSED,
  /** The loss left the range of numbers that the scenario allows. */
  DIVERGED;

  /** The word in the results: lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
