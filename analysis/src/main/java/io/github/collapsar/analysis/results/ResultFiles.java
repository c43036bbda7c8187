package io.github.collapsar.analysis.results;

import io.github.collapsar.results.storage.Storage;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/**
 * Small files of a result directory. A file is written under a hidden name and then takes the place
 * of the one before, so that a reader finds a whole one.
 */
public final class ResultFiles {

  private final FileSystem fileSystem;
  private final Path root;

  /**
   * The files below a directory.
   *
   * @param directory any Hadoop path
   */
  public ResultFiles(SparkSession spark, String directory) {
    root = new Path(directory);
    try {
      FileSystem found = root.getFileSystem(spark.sessionState().newHadoopConf());
      // without the hidden checksum files, which a user would wonder about
      fileSystem = found instanceof LocalFileSystem local ? local.getRawFileSystem() : found;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot reach %s: %s".formatted(root, e.getMessage()), e);
    }
  }

  /** The whole path of a file, as text. */
  public String path(String name) {
    return new Path(root, name).toString();
  }

  /** The text of a file, if there is one. */
  public Optional<String> read(String name) {
    Storage.requireRegular(new Path(root, name));
    try (FSDataInputStream stream = fileSystem.open(new Path(root, name))) {
      return Optional.of(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (FileNotFoundException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read %s: %s".formatted(path(name), e.getMessage()), e);
    }
  }

  /**
   * Writes a file whole.
   *
   * @return its path
   */
  public String write(String name, byte[] content) {
    Path target = new Path(root, name);
    Path hidden = hidden(target);
    try {
      refuseLinks(target);
      try (FSDataOutputStream stream = fileSystem.create(hidden, true)) {
        stream.write(content);
      }
      replace(hidden, target);
    } catch (IOException e) {
      throw cannotWrite(target, e);
    }
    return target.toString();
  }

  /**
   * Writes rows as one Parquet file.
   *
   * @return its path
   */
  public String writeParquet(String name, Dataset<Row> rows) {
    Path target = new Path(root, name);
    Path hidden = hidden(target);
    try {
      refuseLinks(target);
      try {
        rows.coalesce(1).write().mode(SaveMode.Overwrite).parquet(hidden.toString());
        FileStatus part =
            Arrays.stream(fileSystem.listStatus(hidden))
                .filter(file -> file.getPath().getName().startsWith("part-"))
                .findFirst()
                .orElseThrow(() -> new IOException("Spark wrote no file"));
        replace(part.getPath(), target);
      } finally {
        fileSystem.delete(hidden, true);
      }
    } catch (IOException e) {
      throw cannotWrite(target, e);
    }
    return target.toString();
  }

  /** Removes a file, if it is there. */
  public void delete(String name) {
    try {
      refuseLinks(new Path(root, name));
      fileSystem.delete(new Path(root, name), true);
    } catch (IOException e) {
      throw cannotWrite(new Path(root, name), e);
    }
  }

  /** Whoever gave the directory may have put links into it that lead elsewhere. */
  private void refuseLinks(Path target) throws IOException {
    if (!(fileSystem instanceof RawLocalFileSystem)) {
      return;
    }
    for (Path written : List.of(target, hidden(target))) {
      for (Path part = written; part != null && !part.equals(root); part = part.getParent()) {
        if (Files.isSymbolicLink(java.nio.file.Path.of(part.toUri().getPath()))) {
          throw new IOException(
              "%s is a link, which may lead elsewhere; remove it".formatted(part));
        }
      }
    }
  }

  private static Path hidden(Path target) {
    return new Path(target.getParent(), "_new-" + target.getName());
  }

  private void replace(Path source, Path target) throws IOException {
    fileSystem.delete(target, true);
    if (!fileSystem.rename(source, target)) {
      throw new IOException("renaming " + source + " failed");
    }
  }

  private static UncheckedIOException cannotWrite(Path path, IOException e) {
    return new UncheckedIOException(
        "Cannot write %s: %s; check that the directory is writable".formatted(path, e.getMessage()),
        e);
  }
}
