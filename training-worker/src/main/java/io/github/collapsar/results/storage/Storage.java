package io.github.collapsar.results.storage;

import io.github.collapsar.results.ResultsException;
import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.io.InputFile;

/**
 * Files below a directory of any file system that Hadoop reaches. Whatever is written appears whole
 * or not at all; what cannot be done is said in words. Thread-safe.
 */
public final class Storage {

  private final Path root;
  private final FileSystem fileSystem;
  private final Publishing publishing;

  private Storage(Path root, FileSystem fileSystem) {
    this.root = root;
    this.fileSystem = fileSystem;
    this.publishing = Publishing.on(fileSystem);
  }

  /**
   * The storage at a location; nothing is created or read yet.
   *
   * @param location a local path or any URI that Hadoop has a file system for
   * @throws ResultsException if there is no file system for it, or it cannot be reached
   */
  public static Storage at(String location, Configuration hadoop) {
    if (location.matches("(?i)(https?|ftp|sftp|har|jar):.*")) {
      throw new ResultsException(
          "Cannot use %s for results: nothing can be published there; give a local path, or a URI such as hdfs://… or s3a://…"
              .formatted(location));
    }
    try {
      Path given = path(location);
      FileSystem found = fileSystem(location, given, hadoop);
      // The raw one leaves no .crc files behind, and Parquet pages carry checksums of their own.
      FileSystem fileSystem = found instanceof LocalFileSystem local ? local.getRaw() : found;
      return new Storage(fileSystem.makeQualified(given), fileSystem);
    } catch (IOException | IllegalArgumentException e) {
      throw new ResultsException(
          "Cannot use %s for results: %s; give a local path or a URI that Hadoop knows"
              .formatted(location, ResultsException.reason(e)),
          e);
    }
  }

  private static FileSystem fileSystem(String location, Path given, Configuration hadoop)
      throws IOException {
    try {
      return given.getFileSystem(hadoop);
    } catch (RuntimeException | NoClassDefFoundError e) {
      // Hadoop wraps a class that is not there.
      if (e instanceof NoClassDefFoundError || e.getCause() instanceof ClassNotFoundException) {
        throw new ResultsException(
            "Cannot use %s for results: the file system for %s:// is not on the class path; add its jar with --jars (hadoop-aws for s3a), see docs/clusters.md"
                .formatted(location, given.toUri().getScheme()),
            e);
      }
      throw e;
    }
  }

  private static Path path(String location) {
    // A local path may hold characters that a URI may not, such as a space or a percent sign.
    return location.contains(":/")
        ? new Path(URI.create(location))
        : new Path(java.nio.file.Path.of(location).toAbsolutePath().normalize().toUri());
  }

  /** The directory that everything is below. */
  public Path root() {
    return root;
  }

  /** A name that nobody else uses. */
  public static String unique() {
    return UUID.randomUUID().toString();
  }

  /** Something asked of a file system. */
  @FunctionalInterface
  public interface Question<T> {
    /** The answer, if the file system gives one. */
    T answer() throws IOException;
  }

  /** Asks; the verb and the path are for the message if there is no answer. */
  public <T> T ask(String verb, Path path, Question<T> question) {
    try {
      return question.answer();
    } catch (IOException e) {
      throw new ResultsException(
          "Cannot %s %s: %s; check that it is there and that you may use it"
              .formatted(verb, path, ResultsException.reason(e)),
          e);
    }
  }

  /** That a file could not be written, with what to do. */
  public static ResultsException cannotWrite(Path target, IOException e) {
    return new ResultsException(
        "Cannot write %s: %s; make room and run again: nothing that is stored is lost"
            .formatted(target, ResultsException.reason(e)),
        e);
  }

  /** Whether a file or a directory is there. */
  public boolean exists(Path path) {
    return ask("look for", path, () -> fileSystem.exists(path));
  }

  /** What lies in a directory; nothing if there is none. */
  public List<FileStatus> list(Path directory) {
    return ask(
        "list",
        directory,
        () ->
            fileSystem.exists(directory)
                ? Arrays.asList(fileSystem.listStatus(directory))
                : List.of());
  }

  /** Makes a directory where there is none, with those above it. */
  public void makeDirectory(Path directory) throws IOException {
    fileSystem.mkdirs(directory);
  }

  /** Deletes a file or a directory with all that is in it, if it is still there. */
  public void delete(Path path) {
    ask("delete", path, () -> fileSystem.delete(path, true));
  }

  /**
   * Moves a file into another directory, which is made where there is none.
   *
   * @return whether the file system did so
   */
  public boolean move(String verb, Path from, Path to) {
    return ask(
        verb,
        from,
        () -> {
          fileSystem.mkdirs(to.getParent());
          return fileSystem.rename(from, to);
        });
  }

  /**
   * Refuses a pipe or a device of this machine: opening one may wait for ever. Nothing that is not
   * there is refused.
   *
   * @throws ResultsException naming it
   */
  public static void requireRegular(Path path) {
    String scheme = path.toUri().getScheme();
    if (scheme != null && !scheme.equals("file")) {
      return;
    }
    File file = new File(path.toUri().getPath());
    if (file.exists() && !file.isFile() && !file.isDirectory()) {
      throw new ResultsException(
          "Cannot read %s: it is a pipe or a device, not a file; move it out of the directory"
              .formatted(path));
    }
  }

  /** The bytes of a file, or nothing if there is none. */
  public Optional<byte[]> read(Path file) throws IOException {
    requireRegular(file);
    try (var stream = fileSystem.open(file)) {
      return Optional.of(stream.readAllBytes());
    } catch (FileNotFoundException e) {
      return Optional.empty();
    }
  }

  /** The text of a file, or nothing if there is none. */
  public Optional<String> text(Path file) {
    return ask("read", file, () -> read(file))
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  /** A Parquet file to be read. */
  public InputFile file(Path path) {
    return new StoredFile(fileSystem, path, -1);
  }

  /** A Parquet file to be read, of which the file system has told the length. */
  public InputFile file(FileStatus status) {
    return new StoredFile(fileSystem, status.getPath(), status.getLen());
  }

  /**
   * A Parquet file to be written.
   *
   * @param temporary where its bytes may go before it has its name; not used where they need not
   */
  public NewFile newFile(Path target, Path temporary) {
    return new NewFile(fileSystem, publishing, target, temporary);
  }

  /** Writes a small file that nobody else writes at once, in a directory that is there. */
  public void probe(Path file) throws IOException {
    fileSystem.create(file, false).close();
    fileSystem.delete(file, false);
  }

  /** Puts a small file in the place of the one before, if any, at once. */
  public void replace(Path target, byte[] content) throws IOException {
    publishing.replace(target, content);
  }

  /** Makes a small file; false if there is one already. Of several at once, one succeeds. */
  public boolean create(Path target, byte[] content) throws IOException {
    return publishing.create(target, content);
  }

  /** Takes a small file away, whoever else does so at once; false if another did. */
  public boolean remove(Path target) throws IOException {
    return publishing.remove(target);
  }

  /** A look at a file's content before it goes. */
  @FunctionalInterface
  public interface Check {
    /** Whether the file at a path is the expected one. */
    boolean holds(Path path) throws IOException;
  }

  /** Takes a small file away if it is the expected one; false if it is not, or another did. */
  public boolean removeIf(Path target, Check expected) throws IOException {
    if (publishing.isWrittenInPlace()) {
      return expected.holds(target) && publishing.remove(target);
    }
    Path aside = Publishing.beside(target);
    if (!fileSystem.exists(target) || !fileSystem.rename(target, aside)) {
      return false;
    }
    if (expected.holds(aside)) {
      fileSystem.delete(aside, false);
      return true;
    }
    fileSystem.rename(aside, target);
    return false;
  }

  /**
   * For how long a file was not written, by the clock of the file system, as the clocks of two
   * machines may differ; zero if there is none.
   */
  public long millisecondsSinceWritten(Path file) throws IOException {
    try {
      Instant written = modified(file);
      Path probe = Publishing.beside(file);
      publishing.create(probe, new byte[] {0});
      Instant now = modified(probe);
      publishing.remove(probe);
      return now.toEpochMilli() - written.toEpochMilli();
    } catch (FileNotFoundException e) {
      return 0;
    }
  }

  private Instant modified(Path file) throws IOException {
    return Instant.ofEpochMilli(fileSystem.getFileStatus(file).getModificationTime());
  }
}
