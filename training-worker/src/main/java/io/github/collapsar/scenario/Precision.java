package io.github.collapsar.scenario;

/** The floating-point type that a run is trained in. */
public enum Precision {
  SINGLE("float", Float.BYTES),
  DOUBLE("double", Double.BYTES);

  private final String word;
  private final int bytes;

  Precision(String word, int bytes) {
    this.word = word;
    this.bytes = bytes;
  }

  /** The word in configurations and results. */
  public String word() {
    return word;
  }

  /** The size of a number. */
  public int bytes() {
    return bytes;
  }
}
