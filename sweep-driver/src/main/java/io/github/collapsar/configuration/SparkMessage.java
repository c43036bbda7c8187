package io.github.collapsar.configuration;

/** Shortens what Spark says. */
final class SparkMessage {

  private SparkMessage() {}

  /** The first line of a message, without its error class and SQL state. */
  static String of(Exception e) {
    String line = String.valueOf(e.getMessage()).strip().lines().findFirst().orElse("");
    return line.replaceFirst("^\\[[A-Z0-9_.]+\\] ", "").replaceFirst(" SQLSTATE: .*$", "").strip();
  }
}
