package io.github.collapsar.plan;

import io.github.collapsar.codec.ConfigurationException;
import io.github.collapsar.codec.Problem;
import io.github.collapsar.run.Coordinates;
import io.github.collapsar.scenario.Scenario;
import java.util.List;
import java.util.Optional;

/** Refuses runs that no task has the memory for, before anything is trained. */
final class RunMemory {

  private RunMemory() {}

  /**
   * Checks one point.
   *
   * @throws ConfigurationException if its run needs more than a whole machine has
   */
  static void check(Scenario scenario, Coordinates coordinates, PackSizing sizing) {
    long needed;
    try {
      needed = Math.addExact(scenario.estimatedBytes(coordinates), sizing.curveBytes());
    } catch (ArithmeticException e) {
      needed = Long.MAX_VALUE;
    }
    if (needed < 0 || needed > sizing.memoryBytes()) {
      throw refused(
          coordinates,
          "a run needs %s of memory, and a machine has %,d MiB; make sizes or curves smaller, or give more with COLLAPSAR_HEAP or spark.executor.memory"
              .formatted(amount(needed), sizing.memoryBytes() >> 20));
    }
  }

  /** What is wrong with estimates that have no value: sizes beyond what a machine can count. */
  static Optional<String> uncountable(Scenario scenario, Coordinates coordinates) {
    try {
      double seconds = scenario.estimatedSeconds(coordinates);
      scenario.estimatedBytes(coordinates);
      return seconds < Double.POSITIVE_INFINITY
          ? Optional.empty()
          : Optional.of("a run would take for ever; make steps or sizes smaller");
    } catch (ArithmeticException | NegativeArraySizeException | OutOfMemoryError e) {
      return Optional.of("a run needs more memory than any machine has; make sizes smaller");
    }
  }

  private static String amount(long bytes) {
    return bytes < 0 || bytes == Long.MAX_VALUE
        ? "more than 8 EiB"
        : "%,d MiB".formatted(bytes >> 20);
  }

  private static ConfigurationException refused(Coordinates coordinates, String reason) {
    return new ConfigurationException(
        List.of(
            new Problem(
                "sweep.grid",
                0,
                "Cannot plan sweep.grid; %s (at %s)".formatted(reason, coordinates))));
  }
}
