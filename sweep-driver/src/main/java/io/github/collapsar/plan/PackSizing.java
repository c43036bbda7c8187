package io.github.collapsar.plan;

/**
 * What decides how large packs are.
 *
 * @param targetSeconds how long a pack should train, in seconds
 * @param maxRuns the most runs in a pack
 * @param maxBytes how much memory a pack may hold, in bytes
 * @param curveBytes how much memory each run's recorded curve takes, in bytes
 * @param memoryBytes how much memory there is for all tasks of a machine, in bytes
 */
public record PackSizing(
    double targetSeconds, int maxRuns, long maxBytes, long curveBytes, long memoryBytes) {

  private static final double TARGET_SECONDS = 20;
  private static final int MAX_RUNS = 16_384;

  /** Memory without an end. */
  public PackSizing(double targetSeconds, int maxRuns, long maxBytes, long curveBytes) {
    this(targetSeconds, maxRuns, maxBytes, curveBytes, Long.MAX_VALUE);
  }

  /** The same on machines of a given memory. */
  public PackSizing withMemory(long bytes) {
    return new PackSizing(targetSeconds, maxRuns, maxBytes, curveBytes, bytes);
  }

  /** Packs of 20 seconds and at most 16,384 runs. */
  public static PackSizing within(long maxBytes, long curveBytes) {
    return new PackSizing(TARGET_SECONDS, MAX_RUNS, maxBytes, curveBytes);
  }

  /** The most runs in a pack if each takes so much memory, in bytes. */
  int maxRuns(long bytesPerRun) {
    return (int) Math.max(1, Math.min(maxRuns, maxBytes / Math.max(1, bytesPerRun + curveBytes)));
  }
}
