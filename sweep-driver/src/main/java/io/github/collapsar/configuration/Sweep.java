package io.github.collapsar.configuration;

import io.github.collapsar.scenario.Engine;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A named grid of runs of one scenario.
 *
 * @param name {@code [a-z0-9-]+}; names the result directory
 * @param scenario the scenario's name
 * @param grid an axis for every parameter of the scenario, by key
 * @param zip groups of keys whose axes advance together; disjoint, of equal lengths
 * @param where a Spark SQL condition on the columns that are known before training; only points
 *     that meet it are trained
 * @param replicates how often each point is trained, from 1
 * @param seed of all random draws
 * @param curveEvery record the measurements every so many steps; 0 at the end only
 * @param engine what trains; empty for the first engine of the scenario
 * @param timeLimit how long a run may train, in seconds; 0 as long as it takes
 */
public record Sweep(
    String name,
    String scenario,
    SortedMap<String, Axis> grid,
    List<List<String>> zip,
    Optional<String> where,
    int replicates,
    long seed,
    long curveEvery,
    Optional<Engine> engine,
    double timeLimit) {
  public Sweep {
    grid = Collections.unmodifiableSortedMap(new TreeMap<>(grid));
    zip = zip.stream().map(List::copyOf).toList();
  }

  /** This sweep with other axes. */
  Sweep withGrid(SortedMap<String, Axis> axes) {
    return new Sweep(
        name, scenario, axes, zip, where, replicates, seed, curveEvery, engine, timeLimit);
  }

  /**
   * The plain products whose union this sweep is: one for each way to choose values that bring
   * axes, with these axes in place. No axis of theirs branches.
   *
   * @throws IllegalArgumentException if values chosen together bring an axis for the same key
   */
  public List<SortedMap<String, Axis>> products() {
    return new Branching(grid).products();
  }
}
