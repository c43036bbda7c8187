package io.github.collapsar.scenario;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What a training needs besides its run, and what changes no result.
 *
 * @param dataDirectory where data sets lie ({@code data.dir}); empty if none is set
 * @param curveEvery record the measurements every so many steps; 0 records none
 * @param checkpoints where long runs leave their state
 */
public record TrainingContext(
    Optional<String> dataDirectory, long curveEvery, Checkpoints checkpoints) {

  /** No data directory, no curves. */
  public static final TrainingContext PLAIN = new TrainingContext(Optional.empty(), 0);

  /** Without checkpoints. */
  public TrainingContext(Optional<String> dataDirectory, long curveEvery) {
    this(dataDirectory, curveEvery, Checkpoints.NONE);
  }

  /** The same with checkpoints. */
  public TrainingContext leaving(Checkpoints kept) {
    return new TrainingContext(dataDirectory, curveEvery, kept);
  }

  /** The data directory as a path. */
  public Optional<Path> dataPath() {
    return dataDirectory.map(Path::of);
  }
}
