package io.github.collapsar.scenario;

import java.util.Locale;

/** What is done against a symmetry. */
public enum Removal {
  NONE("nothing", ""),
  SYRE(
      "trains the loss at parameters + a fixed random offset of standard deviation"
          + " sigma0 / sqrt(fan-in), with the decay on the parameters alone",
      "paper R, Eq. 2");

  private final String description;
  private final String source;

  Removal(String description, String source) {
    this.description = description;
    this.source = source;
  }

  /** The word in configurations and results: lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What it does, in a line. */
  public String description() {
    return description;
  }

  /** Where it comes from; empty if nowhere. */
  public String source() {
    return source;
  }
}
