package io.github.collapsar.scenario;

import io.github.collapsar.run.Coordinates;
import io.github.collapsar.run.Run;
import java.util.List;

/**
 * Runs trained together: they share the scenario, seed, replicate and every parameter that is
 * {@link Parameter.Packing#SHARED}; a lane is one run's place in the pack.
 */
public record Pack(List<Run> runs) {
  public Pack {
    runs = List.copyOf(runs);
    if (runs.isEmpty()) {
      throw new IllegalArgumentException("Cannot make a pack of no runs");
    }
  }

  /** The coordinates of the first run, to read shared parameters from. */
  public Coordinates shared() {
    return runs.get(0).coordinates();
  }

  /** The seed of all runs. */
  public long seed() {
    return runs.get(0).seed();
  }

  /** The replicate of all runs. */
  public int replicate() {
    return runs.get(0).replicate();
  }

  /** A numeric parameter of every lane, in the order of the runs. */
  public double[] reals(String key) {
    return runs.stream().mapToDouble(run -> run.coordinates().real(key)).toArray();
  }
}
