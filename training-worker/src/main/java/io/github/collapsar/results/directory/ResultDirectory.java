package io.github.collapsar.results.directory;

import io.github.collapsar.results.ResultsException;
import io.github.collapsar.results.Table;
import io.github.collapsar.results.lease.Attempts;
import io.github.collapsar.results.lease.Lease;
import io.github.collapsar.results.parquet.RowFiles;
import io.github.collapsar.results.storage.Storage;
import io.github.collapsar.scenario.Checkpoints;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

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
 * <p>Thread-safe. The lease is for whoever trains, compacts or deletes; publishing needs none.
 */
public final class ResultDirectory {

  private static final String SWEEP = "sweep.conf";
  private static final String PROVENANCE = "provenance.json";
  private static final String LEASE = "_lease.json";
  private static final String ATTEMPTS = "_attempts";
  private static final String CHECKPOINTS = "_checkpoints";

  /** Time between two states of a long run. */
  private static final Duration CHECKPOINT_EVERY =
      Duration.ofSeconds(Long.getLong("collapsar.checkpoint.seconds", 60));

  /** What a write that was killed leaves beside a small file. */
  private static final Pattern LEFTOVER =
      Pattern.compile("_.*[.][0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private final String location;
  private final Storage storage;
  private final Map<Table, TableFiles> tables = new EnumMap<>(Table.class);

  private ResultDirectory(String location, Storage storage, Configuration hadoop) {
    this.location = location;
    this.storage = storage;
    RowFiles rowFiles = new RowFiles(hadoop);
    for (Table table : Table.values()) {
      tables.put(table, new TableFiles(storage, path(table.directory()), rowFiles));
    }
  }

  /**
   * The directory at a location; nothing is created or read yet.
   *
   * @param location a local path or any URI that Hadoop has a file system for
   * @param hadoop Hadoop's settings
   * @throws ResultsException if there is no file system for it, or it cannot be reached
   */
  public static ResultDirectory at(String location, Configuration hadoop) {
    return new ResultDirectory(location, Storage.at(location, hadoop), hadoop);
  }

  /** Where a file or a directory of some name in it is, or would be. */
  public Path path(String name) {
    return new Path(storage.root(), name);
  }

  /** The location as it was given. */
  public String location() {
    return location;
  }

  /** The directory's full URI, which any machine of the cluster understands the same way. */
  public String uri() {
    return storage.root().toUri().toString();
  }

  /** The directory on this machine, if it is on the local file system. */
  public Optional<java.nio.file.Path> localPath() {
    URI uri = storage.root().toUri();
    return "file".equals(uri.getScheme())
        ? Optional.of(java.nio.file.Path.of(uri.getPath()))
        : Optional.empty();
  }

  /** The files of a table. */
  public TableFiles table(Table table) {
    return tables.get(table);
  }

  /** The files of {@code runs}. */
  public TableFiles runs() {
    return table(Table.RUNS);
  }

  /** The files of {@code curves}. */
  public TableFiles curves() {
    return table(Table.CURVES);
  }

  /** Where long runs leave their state. */
  public Checkpoints checkpoints() {
    return new StoredCheckpoints(storage, path(CHECKPOINTS), CHECKPOINT_EVERY);
  }

  /** The marks of packs that are being trained. */
  public Attempts attempts() {
    return new Attempts(storage, path(ATTEMPTS));
  }

  /** Whether the directory is there. */
  public boolean exists() {
    return storage.exists(storage.root());
  }

  /**
   * Makes the directory and its tables' directories where they are missing.
   *
   * @throws ResultsException if it cannot be written
   */
  public void create() {
    try {
      for (TableFiles table : tables.values()) {
        table.create();
      }
    } catch (IOException e) {
      throw new ResultsException(
          "Cannot write results to %s: %s; give a directory that can be written with --results"
              .formatted(location, ResultsException.reason(e)),
          e);
    }
  }

  /** Deletes what was left half written by whoever was killed. Only for the holder of the lease. */
  public void removeLeftovers() {
    tables.values().forEach(TableFiles::removeLeftovers);
    for (FileStatus file : storage.list(storage.root())) {
      if (file.isFile() && LEFTOVER.matcher(file.getPath().getName()).matches()) {
        storage.delete(file.getPath());
      }
    }
  }

  /**
   * Takes the lease on this directory.
   *
   * @param notices is given, a sentence each, what a user should know, such as a dead holder's
   *     lease that was taken over
   * @throws ResultsException if someone else holds it, saying who
   */
  public Lease lease(Consumer<String> notices) {
    return Lease.take(storage, path(LEASE), location, notices);
  }

  /**
   * Takes the lease on this directory from a holder of whom the user knows that it is gone. A
   * process of this machine that is still alive keeps it.
   *
   * @param notices is given what a user should know
   * @throws ResultsException if a process of this machine holds it, saying which
   */
  public Lease takeOver(Consumer<String> notices) {
    return Lease.takeOver(storage, path(LEASE), location, notices);
  }

  /** Who holds the lease now, as a phrase such as "user on host (process 7, started …)". */
  public Optional<String> leaseHolder() {
    return Lease.holder(storage, path(LEASE));
  }

  /** The effective configuration that was written with the results. */
  public Optional<String> sweep() {
    return storage.text(path(SWEEP));
  }

  /** Writes the effective configuration. */
  public void writeSweep(String configuration) {
    replace(SWEEP, configuration);
  }

  /** What wrote the results. */
  public Optional<Provenance> provenance() {
    return storage
        .text(path(PROVENANCE))
        .map(json -> Provenance.read(json, location + "/" + PROVENANCE));
  }

  /** Writes what wrote the results. */
  public void writeProvenance(Provenance provenance) {
    replace(PROVENANCE, provenance.json());
  }

  private void replace(String name, String text) {
    try {
      storage.replace(path(name), text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw Storage.cannotWrite(path(name), e);
    }
  }
}
