package io.github.collapsar.data;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Files of data sets below the data directory, gzipped or not. */
final class DataFile {

  private static final int BUFFER = 1 << 16;

  private DataFile() {}

  /**
   * The data directory.
   *
   * @param dataSet the name of the data set that is wanted
   * @throws DataUnavailableException if none is set
   */
  static Path directory(Optional<Path> dataDirectory, String dataSet) {
    return dataDirectory.orElseThrow(
        () ->
            new DataUnavailableException(
                "Cannot read data = %s: data.dir is not set; %s"
                    .formatted(dataSet, remedy(dataSet))));
  }

  /** A file of a name, or the same with {@code .gz}. */
  static Optional<Path> find(Path folder, String name) {
    return Stream.of(name, name + ".gz").map(folder::resolve).filter(Files::exists).findFirst();
  }

  /**
   * The same, which must be there.
   *
   * @throws DataUnavailableException if it is not
   */
  static Path require(Path folder, String name, String dataSet) {
    return find(folder, name)
        .orElseThrow(
            () ->
                new DataUnavailableException(
                    "Cannot read %s or %s.gz: there is no such file; %s"
                        .formatted(folder.resolve(name), name, remedy(dataSet))));
  }

  /** Opens a file and unzips it where its name ends in {@code .gz}. */
  static InputStream open(Path file) throws IOException {
    InputStream raw = new BufferedInputStream(Files.newInputStream(file), BUFFER);
    if (!file.toString().endsWith(".gz")) {
      return raw;
    }
    try {
      return new GZIPInputStream(raw, BUFFER);
    } catch (IOException e) {
      raw.close();
      throw e;
    }
  }

  private static String remedy(String dataSet) {
    return ("set data.dir or COLLAPSAR_DATA to the directory that holds %1$s/"
            + " (collapsar data fetch %1$s downloads it), or use data = synthetic")
        .formatted(dataSet);
  }
}
