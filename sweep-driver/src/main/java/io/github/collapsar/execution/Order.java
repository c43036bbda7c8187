package io.github.collapsar.execution;

import io.github.collapsar.scenario.Engine;
import io.github.collapsar.scenario.TrainingContext;
import java.io.Serializable;
import java.util.Optional;
import org.apache.spark.TaskContext;
import org.apache.spark.resource.ResourceInformation;

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
 * @param gpu address of the GPU that a task was given; null if none, as in the driver
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
    String version,
    String gpu)
    implements Serializable {

  /** Spark's name of the resource. */
  private static final String GPU = "gpu";

  /** The same for the task that calls, with the GPU that Spark assigned to it. */
  Order ofTask() {
    TaskContext task = TaskContext.get();
    ResourceInformation given = task == null ? null : task.resourcesJMap().get(GPU);
    return given == null ? this : on(given.addresses()[0]);
  }

  Order on(String address) {
    return new Order(
        directory,
        sweep,
        scenario,
        engine,
        dataDirectory,
        curveEvery,
        timeLimit,
        round,
        version,
        address);
  }

  TrainingContext context() {
    return new TrainingContext(Optional.ofNullable(dataDirectory), curveEvery)
        .on(Optional.ofNullable(gpu));
  }
}
