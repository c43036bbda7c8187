package io.github.collapsar.scenario;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What a training needs besides its run, and what changes no result.
 *
 * @param dataDirectory where data sets lie ({@code data.dir}); empty if none is set
 * @param curveEvery record the measurements every so many steps; 0 records none
 * @param checkpoints where long runs leave their state
 * @param gpu address of the GPU that Spark assigned to the task; empty if none
 */
public record TrainingContext(
    Optional<String> dataDirectory,
    long curveEvery,
    Checkpoints checkpoints,
    Optional<String> gpu) {

  /** No data directory, no curves. */
  public static final TrainingContext PLAIN = new TrainingContext(Optional.empty(), 0);

  /** Without checkpoints and GPU. */
  public TrainingContext(Optional<String> dataDirectory, long curveEvery) {
    this(dataDirectory, curveEvery, Checkpoints.NONE, Optional.empty());
  }

  /** The same with checkpoints. */
  public TrainingContext leaving(Checkpoints kept) {
    return new TrainingContext(dataDirectory, curveEvery, kept, gpu);
  }

  /** The same on a GPU. */
  public TrainingContext on(Optional<String> address) {
    return new TrainingContext(dataDirectory, curveEvery, checkpoints, address);
  }

  /** The data directory as a path. */
  public Optional<Path> dataPath() {
    return dataDirectory.map(Path::of);
  }
}
