package io.github.collapsar.run;

import java.util.ArrayList;
import java.util.List;

/**
 * One training: everything that determines its result, and nothing else.
 *
 * @param scenario the scenario's name
 * @param scenarioVersion the version of the scenario's numerics
 * @param coordinates one value for every parameter that the scenario declares, in canonical form
 *     (see {@code Scenario.canonical})
 * @param seed the sweep's seed
 * @param replicate from 0; replicates differ in their random draws only
 */
public record Run(
    String scenario, int scenarioVersion, Coordinates coordinates, long seed, int replicate) {

  /** The identity of this run. */
  public RunId id() {
    return new RunDigest().id(this);
  }

  /** The identities of some runs, in their order: sooner than one by one, where they are alike. */
  public static List<RunId> ids(List<Run> runs) {
    RunDigest digest = new RunDigest();
    List<RunId> ids = new ArrayList<>(runs.size());
    for (Run run : runs) {
      ids.add(digest.id(run));
    }
    return ids;
  }
}
