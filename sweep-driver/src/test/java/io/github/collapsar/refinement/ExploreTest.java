package io.github.collapsar.refinement;

import org.junit.jupiter.api.Test;

class ExploreTest {
  @Test
  void explores() {
    for (int replicates : new int[] {8, 16, 64}) {
      for (double width : new double[] {0.001, 0.002, 0.005, 0.01, 0.02, 0.05}) {
        Simulation s =
            new Simulation(
                SyntheticTruth.noisyLine(width),
                new Lattice(512, 512, 32, 32),
                new Rules(0.95, replicates, 0, Long.MAX_VALUE, 1));
        double d =
            s.contour(0).stream()
                .mapToDouble(p -> Math.abs(p[1] - 0.2 * 511 - 0.5 * p[0]) / Math.hypot(1, .5))
                .average()
                .getAsDouble();
        double full =
            s.fullBoundary(0).stream()
                .mapToDouble(p -> Math.abs(p[1] - 0.2 * 511 - 0.5 * p[0]) / Math.hypot(1, .5))
                .average()
                .getAsDouble();
        System.out.println(
            "R %d width %s: waves %d runs %d (%.2f%%) d %.3f (full %.3f) %s\n %s"
                .formatted(
                    replicates,
                    width,
                    s.waves().size(),
                    s.runs(),
                    100.0 * s.runs() / s.fullRuns(),
                    d,
                    full,
                    s.ending(),
                    s.waves().stream().map(w -> w.requests().size() + "/" + w.runs()).toList()));
      }
    }
  }
}
