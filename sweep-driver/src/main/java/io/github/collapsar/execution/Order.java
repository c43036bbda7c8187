package io.github.collapsar.execution;

import io.github.collapsar.scenario.Engine;
import io.github.collapsar.scenario.TrainingContext;
import java.io.Serializable;
import java.util.Optional;

/**
 * What executors are told of a training besides its runs.
 *
 * @param directory where results go, by URI
 * @param sweep its name
 * @param scenario the scenario's name
 * @param engine what trains
 * @param dataDirectory where data sets lie; null if nowhere: an Optional cannot be sent
 * @param curveEvery record the measurements every so many steps; 0 at the end only
 * @param timeLimit how long a run may train, in seconds; 0 as long as it takes
 * @param round different for every time that failed runs are trained again; 0 if none are
 * @param version Collapsar's version, for the rows
 */
record Order(
    String directory,
    String sweep,
    String scenario,
    Engine engine,
    String dataDirectory,
    long curveEvery,
    double timeLimit,
    long round,
    String version)
    implements Serializable {

  TrainingContext context() {
    return new TrainingContext(Optional.ofNullable(dataDirectory), curveEvery);
  }
}
