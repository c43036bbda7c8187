package io.github.collapsar.command;

import io.github.collapsar.configuration.Configuration;
import io.github.collapsar.store.ResultDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The configuration that lies with the results. */
final class StoredConfiguration {

  private StoredConfiguration() {}

  /** Reads it. */
  static Configuration read(ResultDirectory directory) {
    return read(directory, Optional.empty());
  }

  /**
   * Reads it with another file's settings on top, such as other diagrams.
   *
   * @param changes a HOCON file; what it says holds instead
   */
  static Configuration read(ResultDirectory directory, Optional<Path> changes) {
    String stored =
        directory
            .sweep()
            .orElseThrow(
                () ->
                    new UsageException(
                        "Cannot find results: %s has no sweep.conf; give the directory of a sweep"
                            .formatted(directory.location())));
    changes.ifPresent(StoredConfiguration::requireReadable);
    try {
      Path folder = Files.createTempDirectory("collapsar-");
      Path sweep = folder.resolve("sweep.conf");
      try {
        Files.writeString(sweep, stored);
        if (changes.isEmpty()) {
          return Configuration.read(sweep, List.of());
        }
        Path both = folder.resolve("both.conf");
        Files.writeString(both, include(sweep) + include(changes.get().toAbsolutePath()));
        try {
          return Configuration.read(both, List.of());
        } finally {
          Files.delete(both);
        }
      } finally {
        Files.delete(sweep);
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write to the directory for temporary files", e);
    }
  }

  private static void requireReadable(Path file) {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new UsageException(
          "Cannot read --diagrams %s; give a file with diagrams = [ … ] or figures = [ … ]"
              .formatted(file));
    }
  }

  private static String include(Path file) {
    String escaped = file.toString().replace("\\", "\\\\").replace("\"", "\\\"");
    return "include required(file(\"" + escaped + "\"))\n";
  }
}
