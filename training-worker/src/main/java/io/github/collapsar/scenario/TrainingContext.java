package io.github.collapsar.scenario;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What a training needs besides its run, and what changes no result.
 *
 * @param dataDirectory where data sets lie ({@code data.dir}); empty if none is set
 * @param curveEvery record the measurements every so many steps; 0 records none
 */
public record TrainingContext(Optional<String> dataDirectory, long curveEvery) {

  /** No data directory, no curves. */
  public static final TrainingContext PLAIN = new TrainingContext(Optional.empty(), 0);

  /** The data directory as a path. */
  public Optional<Path> dataPath() {
    return dataDirectory.map(Path::of);
  }
}
