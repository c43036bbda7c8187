package io.github.collapsar.command;

import io.github.collapsar.configuration.Experiment;
import io.github.collapsar.results.directory.ResultDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a result directory says was trained and drawn. The directory may be a stranger's: Spark's
 * settings, data directories and the like come from whoever starts the command, never from it.
 */
final class StoredExperiment {

  private StoredExperiment() {}

  /** Reads it. */
  static Experiment read(ResultDirectory directory) {
    return read(directory, Optional.empty());
  }

  /**
   * Reads it with the diagrams and figures of another file.
   *
   * @param drawings a configuration file of the user's own
   */
  static Experiment read(ResultDirectory directory, Optional<Path> drawings) {
    String stored =
        directory
            .sweep()
            .orElseThrow(
                () ->
                    new UsageException(
                        "Cannot find results: %s has no sweep.conf; give the directory of a sweep"
                            .formatted(directory.location())));
    drawings.ifPresent(StoredExperiment::requireReadable);
    return Experiment.readStored(stored, directory.location() + "/sweep.conf", drawings);
  }

  private static void requireReadable(Path file) {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new UsageException(
          "Cannot read --diagrams %s; give a file with diagrams = [ … ] or figures = [ … ]"
              .formatted(file));
    }
  }
}
