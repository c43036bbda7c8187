package io.github.collapsar.execution.training;

import io.github.collapsar.scenario.Engine;
import io.github.collapsar.scenario.TrainingContext;
import java.io.Serializable;
import java.util.Optional;

/**
 * What executors need to know of a sweep besides its runs.
 *
 * @param sweep its name
 * @param engine what trains
 * @param dataDirectory where data sets lie; null if nowhere: an Optional cannot be sent
 * @param curveEvery record the measurements every so many steps; 0 at the end only
 * @param timeLimit how long a run may train, in seconds; 0 as long as it takes
 * @param round different for every time that failed runs are trained again; 0 if none are
 * @param version Collapsar's version, for the rows
 */
public record TrainingSettings(
    String sweep,
    Engine engine,
    String dataDirectory,
    long curveEvery,
    double timeLimit,
    long round,
    String version)
    implements Serializable {

  /** What a trainer is given, without checkpoints and GPU. */
  public TrainingContext context() {
    return new TrainingContext(Optional.ofNullable(dataDirectory), curveEvery);
  }
}
