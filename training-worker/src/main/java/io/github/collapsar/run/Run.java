package io.github.collapsar.run;

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
    return RunId.of(scenario, scenarioVersion, coordinates, seed, replicate);
  }
}
