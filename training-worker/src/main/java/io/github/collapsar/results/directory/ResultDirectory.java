package io.github.collapsar.results.directory;

import io.github.collapsar.results.Column;
import io.github.collapsar.results.ResultsException;
import io.github.collapsar.results.Table;
import io.github.collapsar.results.lease.Attempts;
import io.github.collapsar.results.lease.Lease;
import io.github.collapsar.results.lease.LeaseTaking;
import io.github.collapsar.results.parquet.CompactedFiles;
import io.github.collapsar.results.parquet.FileCheck;
import io.github.collapsar.results.parquet.RowFiles;
import io.github.collapsar.results.parquet.StoreFile;
import io.github.collapsar.results.storage.Folders;
import io.github.collapsar.results.storage.NewFile;
import io.github.collapsar.results.storage.Publishing;
import io.github.collapsar.scenario.Checkpoints;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The result directory of one sweep, on any file system that Hadoop reaches.
 *
 * <pre>
 *   sweep.conf  provenance.json  _lease.json
 *   runs/&lt;pack id&gt;.parquet           curves/&lt;pack id&gt;.parquet
 *   runs/compacted-&lt;digest&gt;.parquet  many packs in one file
 *   runs/_temporary/                 what an attempt is writing
 *   runs/_corrupt/                   files that could not be read, set aside and never deleted
 *   _attempts/                       packs that are being trained
 *   _checkpoints/                    the states of long runs that are being trained
 * </pre>
 *
 * <p>Thread-safe. Publishing needs no lease and may happen on any machine: the name of a file is
 * fixed by its runs, so a second attempt changes nothing. What readers see is {@link #files}: a
 * pack that a compacted file replaces is not among them.
 */
public final class ResultDirectory {

  private static final String SWEEP = "sweep.conf";
  private static final String PROVENANCE = "provenance.json";
  private static final String LEASE = "_lease.json";
  private static final String TEMPORARY = "_temporary";
  private static final String CORRUPT = "_corrupt";
  private static final String ATTEMPTS = "_attempts";
  private static final String CHECKPOINTS = "_checkpoints";

  /** Time between two states of a long run. */
  private static final Duration CHECKPOINT_EVERY =
      Duration.ofSeconds(Long.getLong("collapsar.checkpoint.seconds", 60));

  static final String SUFFIX = ".parquet";

  private static final Logger LOG = LoggerFactory.getLogger(ResultDirectory.class);

  /** What a write that was killed leaves beside a small file. */
  private static final Pattern LEFTOVER =
      Pattern.compile("_.*[.][0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private final String location;
  private final Path root;
  private final FileSystem fileSystem;
  private final Folders folders;
  private final Publishing publishing;
  private final RowFiles rowFiles;

  private ResultDirectory(String location, Path root, FileSystem fileSystem, Configuration hadoop) {
    this.location = location;
    this.root = root;
    this.fileSystem = fileSystem;
    this.folders = new Folders(fileSystem);
    this.publishing = Publishing.on(fileSystem);
    this.rowFiles = new RowFiles(hadoop);
  }

  /**
   * The directory at a location; nothing is created or read yet.
   *
   * @param location a local path or any URI that Hadoop has a file system for
   * @param hadoop Hadoop's settings
   * @throws ResultsException if there is no file system for it, or it cannot be reached
   */
  public static ResultDirectory at(String location, Configuration hadoop) {
    try {
      Path given = path(location);
      FileSystem found = given.getFileSystem(hadoop);
      // The raw one leaves no .crc files behind, and Parquet pages carry checksums of their own.
      FileSystem fileSystem = found instanceof LocalFileSystem local ? local.getRaw() : found;
      return new ResultDirectory(location, fileSystem.makeQualified(given), fileSystem, hadoop);
    } catch (IOException | IllegalArgumentException e) {
      throw new ResultsException(
          "Cannot use %s for results: %s; give a local path or a URI that Hadoop knows"
              .formatted(location, ResultsException.reason(e)),
          e);
    }
  }

  private static Path path(String location) {
    // A local path may hold characters that a URI may not, such as a space or a percent sign.
    return location.contains(":/")
        ? new Path(URI.create(location))
        : new Path(java.nio.file.Path.of(location).toAbsolutePath().normalize().toUri());
  }

  /** The location as it was given. */
  public String location() {
    return location;
  }

  /** The directory's full URI, which any machine of the cluster understands the same way. */
  public String uri() {
    return root.toUri().toString();
  }

  /** The directory on this machine, if it is on the local file system. */
  public Optional<java.nio.file.Path> localPath() {
    return "file".equals(root.toUri().getScheme())
        ? Optional.of(java.nio.file.Path.of(root.toUri().getPath()))
        : Optional.empty();
  }

  /** Where long runs leave their state. */
  public Checkpoints checkpoints() {
    return new StoredCheckpoints(fileSystem, new Path(root, CHECKPOINTS), CHECKPOINT_EVERY);
  }

  /** Whether the directory is there. */
  public boolean exists() {
    return folders.ask("look for", root, () -> fileSystem.exists(root));
  }

  /**
   * Makes the directory and its tables' directories where they are missing.
   *
   * @throws ResultsException if it cannot be written
   */
  public void create() {
    try {
      for (Table table : Table.values()) {
        fileSystem.mkdirs(new Path(directory(table), TEMPORARY));
      }
      Path probe =
          new Path(new Path(directory(Table.RUNS), TEMPORARY), "probe-" + Folders.unique());
      fileSystem.create(probe, false).close();
      fileSystem.delete(probe, false);
    } catch (IOException e) {
      throw new ResultsException(
          "Cannot write results to %s: %s; give a directory that can be written with --results"
              .formatted(location, ResultsException.reason(e)),
          e);
    }
  }

  /** Deletes what was left half written by whoever was killed. Only for the holder of the lease. */
  public void removeLeftovers() {
    for (Table table : Table.values()) {
      folders.list(new Path(directory(table), TEMPORARY)).forEach(folders::delete);
    }
    for (FileStatus file : folders.list(root)) {
      if (file.isFile() && LEFTOVER.matcher(file.getPath().getName()).matches()) {
        folders.delete(file);
      }
    }
  }

  /**
   * Takes the lease on this directory.
   *
   * @param notices told, a sentence each, what a user should know, such as a dead holder's lease
   *     that was taken over
   * @throws ResultsException if someone else holds it, saying who
   */
  public Lease lease(Consumer<String> notices) {
    return leaseTaking(notices).take();
  }

  /**
   * Takes the lease on this directory from a holder of whom the user knows that it is gone. A
   * process of this machine that is still alive keeps it.
   *
   * @param notices told what a user should know
   * @throws ResultsException if a process of this machine holds it, saying which
   */
  public Lease takeOver(Consumer<String> notices) {
    return leaseTaking(notices).takeOver();
  }

  private LeaseTaking leaseTaking(Consumer<String> notices) {
    return new LeaseTaking(fileSystem, publishing, new Path(root, LEASE), location, notices);
  }

  /** Who holds the lease now, as a phrase such as "user on host (process 7, since …)". */
  public Optional<String> leaseHolder() {
    return Lease.holder(new Path(root, LEASE), fileSystem);
  }

  /** The effective configuration that was written with the results. */
  public Optional<String> sweep() {
    return text(SWEEP);
  }

  /** Writes the effective configuration. */
  public void writeSweep(String configuration) {
    replace(SWEEP, configuration);
  }

  /** What wrote the results. */
  public Optional<Provenance> provenance() {
    return text(PROVENANCE).map(json -> Provenance.read(json, location + "/" + PROVENANCE));
  }

  /** Writes what wrote the results. */
  public void writeProvenance(Provenance provenance) {
    replace(PROVENANCE, provenance.json());
  }

  /** Whether a pack's file is there. */
  public boolean published(Table table, String packId) {
    Path target = file(table, packId);
    return folders.ask("look for", target, () -> fileSystem.exists(target));
  }

  /**
   * Writes a pack's rows as one file that is there whole or not at all. Does nothing where the file
   * is already there.
   *
   * @throws ResultsException if it cannot be written
   */
  public void publish(Table table, String packId, List<Column> columns, List<Object[]> rows) {
    Path target = file(table, packId);
    try (NewFile file = newFile(target)) {
      rowFiles.write(file, columns, Map.of(), rows::forEach);
      file.publish();
    } catch (FileAlreadyExistsException e) {
      LOG.debug("{} is there already", target, e);
    } catch (IOException e) {
      throw Folders.cannotWrite(target, e);
    }
  }

  NewFile newFile(Path target) {
    Path temporaries = new Path(target.getParent(), TEMPORARY);
    String name = target.getName().replace(SUFFIX, "-" + Folders.unique() + SUFFIX);
    return new NewFile(fileSystem, publishing, target, new Path(temporaries, name));
  }

  /** The marks of packs that are being trained. */
  public Attempts attempts() {
    return new Attempts(folders, publishing, new Path(root, ATTEMPTS));
  }

  /** Making few files of many. */
  public Compaction compaction() {
    return new Compaction(this, fileSystem, folders, rowFiles);
  }

  /** The files of a table that readers see, by URI, sorted. */
  public List<String> files(Table table) {
    return visible(table).stream().map(ResultDirectory::uri).sorted().toList();
  }

  static String uri(FileStatus file) {
    return file.getPath().toUri().toString();
  }

  List<FileStatus> visible(Table table) {
    return CompactedFiles.visible(fileSystem, parquetFiles(table));
  }

  List<FileStatus> parquetFiles(Table table) {
    List<FileStatus> found = new ArrayList<>();
    for (FileStatus status : folders.list(directory(table))) {
      String name = status.getPath().getName();
      if (status.isFile() && name.endsWith(SUFFIX) && !name.startsWith("_")) {
        found.add(status);
      }
    }
    return found;
  }

  /** How large the files of a table are together, in bytes. */
  public long bytes(Table table) {
    return visible(table).stream().mapToLong(FileStatus::getLen).sum();
  }

  /** The file of a pack, by URI, whether or not it is there. */
  public String packFile(Table table, String packId) {
    return file(table, packId).toUri().toString();
  }

  /**
   * Reads some columns of a file.
   *
   * @param file one of {@link #files}
   * @param columns the wanted columns
   * @param rows is given each row in turn: a value or null for every wanted column
   * @throws ResultsException if the file cannot be read
   */
  public void read(String file, List<String> columns, Consumer<Object[]> rows) {
    try {
      rowFiles.read(new StoreFile(fileSystem, new Path(URI.create(file))), columns, rows);
    } catch (IOException | RuntimeException e) {
      throw damaged(file, ResultsException.reason(e), e);
    }
  }

  /**
   * Reads the files of a table from end to end.
   *
   * @throws ResultsException naming one that is damaged, if any is
   */
  public void requireWhole(Table table) {
    files(table).parallelStream()
        .forEach(
            file ->
                damage(file)
                    .ifPresent(
                        reason -> {
                          throw damaged(file, reason, null);
                        }));
  }

  private static ResultsException damaged(String file, String reason, Exception cause) {
    return new ResultsException(
        "Cannot read %s: %s; it is damaged: `collapsar run` sets it aside and trains its runs again"
            // what was thrown says nothing to a user
            .formatted(file, reason.replaceFirst("^\\w+Exception: ", "")),
        cause);
  }

  /**
   * What is wrong with a file, if anything: reads it from end to end and compares the checksums.
   */
  public Optional<String> damage(String file) {
    return FileCheck.damage(new StoreFile(fileSystem, new Path(URI.create(file))));
  }

  /**
   * Moves a damaged file to {@code _corrupt}, where no reader looks.
   *
   * @return where it is now
   */
  public String setAside(String file) {
    Path from = new Path(URI.create(file));
    Path corrupt = new Path(from.getParent(), CORRUPT);
    Path to = new Path(corrupt, from.getName() + "." + Folders.unique());
    boolean moved =
        folders.ask(
            "set aside",
            from,
            () -> {
              fileSystem.mkdirs(corrupt);
              return fileSystem.rename(from, to);
            });
    if (!moved) {
      throw new ResultsException("Cannot set aside " + from + "; move it out of the way by hand");
    }
    return to.toUri().toString();
  }

  Path directory(Table table) {
    return new Path(root, table.directory());
  }

  private Path file(Table table, String packId) {
    return new Path(directory(table), packId + SUFFIX);
  }

  private Optional<String> text(String name) {
    Path path = new Path(root, name);
    return folders.ask(
        "read",
        path,
        () -> {
          if (!fileSystem.exists(path)) {
            return Optional.empty();
          }
          try (var stream = fileSystem.open(path)) {
            return Optional.of(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
          }
        });
  }

  private void replace(String name, String text) {
    Path path = new Path(root, name);
    try {
      publishing.replace(path, text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw Folders.cannotWrite(path, e);
    }
  }
}
