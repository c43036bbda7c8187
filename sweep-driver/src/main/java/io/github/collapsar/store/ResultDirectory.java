package io.github.collapsar.store;

import io.github.collapsar.results.Column;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.conf.HadoopParquetConfiguration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/**
 * The result directory of one sweep, on any file system that Hadoop reaches.
 *
 * <pre>
 *   sweep.conf  provenance.json  _lease.json
 *   runs/&lt;pack id&gt;.parquet       curves/&lt;pack id&gt;.parquet
 *   runs/_temporary/             what an attempt is writing
 *   runs/_corrupt/               files that could not be read, set aside and never deleted
 * </pre>
 *
 * <p>Thread-safe. Publishing needs no lease and may happen on any machine: the name of a file is
 * fixed by its runs, so a second attempt changes nothing.
 */
public final class ResultDirectory {

  private static final String SWEEP = "sweep.conf";
  private static final String PROVENANCE = "provenance.json";
  private static final String LEASE = "_lease.json";
  private static final String TEMPORARY = "_temporary";
  private static final String CORRUPT = "_corrupt";
  private static final String SUFFIX = ".parquet";

  private final String location;
  private final Path root;
  private final FileSystem fileSystem;
  private final Configuration hadoop;

  private ResultDirectory(String location, Path root, FileSystem fileSystem, Configuration hadoop) {
    this.location = location;
    this.root = root;
    this.fileSystem = fileSystem;
    this.hadoop = hadoop;
  }

  /**
   * The directory at a location; nothing is created or read yet.
   *
   * @param location a local path or any URI that Hadoop has a file system for
   * @param hadoop Hadoop's settings
   * @throws StoreException if there is no file system for it, or it cannot be reached
   */
  public static ResultDirectory at(String location, Configuration hadoop) {
    try {
      Path given = path(location);
      FileSystem found = given.getFileSystem(hadoop);
      // The raw one leaves no .crc files behind, and Parquet pages carry checksums of their own.
      FileSystem fileSystem = found instanceof LocalFileSystem local ? local.getRaw() : found;
      return new ResultDirectory(location, fileSystem.makeQualified(given), fileSystem, hadoop);
    } catch (IOException | IllegalArgumentException e) {
      throw new StoreException(
          "Cannot use %s for results: %s; give a local path or a URI that Hadoop knows"
              .formatted(location, StoreException.reason(e)),
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

  /** Whether the directory is there. */
  public boolean exists() {
    return ask("look for", root, () -> fileSystem.exists(root));
  }

  /**
   * Makes the directory and its tables' directories where they are missing.
   *
   * @throws StoreException if it cannot be written
   */
  public void create() {
    try {
      for (Table table : Table.values()) {
        fileSystem.mkdirs(new Path(directory(table), TEMPORARY));
      }
      Path probe = new Path(new Path(directory(Table.RUNS), TEMPORARY), "probe-" + unique());
      fileSystem.create(probe, false).close();
      fileSystem.delete(probe, false);
    } catch (IOException e) {
      throw new StoreException(
          "Cannot write results to %s: %s; give a directory that can be written with --results"
              .formatted(location, StoreException.reason(e)),
          e);
    }
  }

  /** Deletes what attempts that were killed left half written. Only for the holder of the lease. */
  public void removeLeftovers() {
    for (Table table : Table.values()) {
      Path temporary = new Path(directory(table), TEMPORARY);
      for (FileStatus file : list(temporary)) {
        ask("delete", file.getPath(), () -> fileSystem.delete(file.getPath(), true));
      }
    }
  }

  /**
   * Takes the lease on this directory.
   *
   * @param notices told, a sentence each, what a user should know, such as a dead holder's lease
   *     that was taken over
   * @throws StoreException if someone else holds it, saying who
   */
  public Lease lease(Consumer<String> notices) {
    return Lease.take(fileSystem, new Path(root, LEASE), location, notices);
  }

  /** Who holds the lease now, as a phrase such as "user on host (process 7, since …)". */
  public Optional<String> leaseHolder() {
    return Lease.holder(fileSystem, new Path(root, LEASE));
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
    return ask("look for", target, () -> fileSystem.exists(target));
  }

  /**
   * Writes a pack's rows as one file that is there whole or not at all. Does nothing where the file
   * is already there.
   *
   * @throws StoreException if it cannot be written
   */
  public void publish(Table table, String packId, List<Column> columns, List<Object[]> rows) {
    Path target = file(table, packId);
    Path temporary =
        new Path(new Path(directory(table), TEMPORARY), packId + "-" + unique() + SUFFIX);
    try {
      try (ParquetWriter<Object[]> writer =
          new RowWriter(new StoreFile(fileSystem, temporary), columns).withConf(hadoop).build()) {
        for (Object[] row : rows) {
          writer.write(row);
        }
      }
      if (fileSystem.exists(target) || !fileSystem.rename(temporary, target)) {
        fileSystem.delete(temporary, false);
        if (!fileSystem.exists(target)) {
          throw new IOException("the file system refused to rename " + temporary);
        }
      }
    } catch (IOException e) {
      throw new StoreException(
          "Cannot write %s: %s; make room and run again: nothing that is stored is lost"
              .formatted(target, StoreException.reason(e)),
          e);
    }
  }

  /** The files of a table, by URI, sorted. */
  public List<String> files(Table table) {
    List<String> files = new ArrayList<>();
    for (FileStatus status : list(directory(table))) {
      String name = status.getPath().getName();
      if (status.isFile() && name.endsWith(SUFFIX) && !name.startsWith("_")) {
        files.add(status.getPath().toUri().toString());
      }
    }
    files.sort(String::compareTo);
    return files;
  }

  /** How large the files of a table are together, in bytes. */
  public long bytes(Table table) {
    return list(directory(table)).stream()
        .filter(FileStatus::isFile)
        .mapToLong(FileStatus::getLen)
        .sum();
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
   * @throws StoreException if the file cannot be read
   */
  public void read(String file, List<String> columns, Consumer<Object[]> rows) {
    StoreFile input = new StoreFile(fileSystem, new Path(URI.create(file)));
    try (ParquetReader<Object[]> reader =
        new RowReader(input, columns, new HadoopParquetConfiguration(hadoop)).build()) {
      for (Object[] row = reader.read(); row != null; row = reader.read()) {
        rows.accept(row);
      }
    } catch (IOException | RuntimeException e) {
      throw new StoreException(
          "Cannot read %s: %s; it is damaged: `collapsar run` sets it aside and trains its runs again"
              .formatted(file, StoreException.reason(e)),
          e);
    }
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
    Path to = new Path(corrupt, from.getName() + "." + unique());
    boolean moved =
        ask(
            "set aside",
            from,
            () -> {
              fileSystem.mkdirs(corrupt);
              return fileSystem.rename(from, to);
            });
    if (!moved) {
      throw new StoreException("Cannot set aside " + from + "; move it out of the way by hand");
    }
    return to.toUri().toString();
  }

  private Path directory(Table table) {
    return new Path(root, table.directory());
  }

  private Path file(Table table, String packId) {
    return new Path(directory(table), packId + SUFFIX);
  }

  private List<FileStatus> list(Path directory) {
    return ask(
        "list",
        directory,
        () ->
            fileSystem.exists(directory)
                ? Arrays.asList(fileSystem.listStatus(directory))
                : List.of());
  }

  private Optional<String> text(String name) {
    Path path = new Path(root, name);
    return ask(
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
    ask("write", path, () -> replaced(fileSystem, path, text));
  }

  /** Puts a small file in another's place at once, as far as the file system can. */
  static boolean replaced(FileSystem fileSystem, Path path, String text) throws IOException {
    Path temporary = new Path(path.getParent(), "_" + path.getName() + "." + unique());
    try (OutputStream stream = fileSystem.create(temporary, false)) {
      stream.write(text.getBytes(StandardCharsets.UTF_8));
    }
    if (!fileSystem.rename(temporary, path)) {
      fileSystem.delete(path, false);
      return fileSystem.rename(temporary, path);
    }
    return true;
  }

  static String unique() {
    return UUID.randomUUID().toString();
  }

  private interface Question<T> {
    T answer() throws IOException;
  }

  private static <T> T ask(String what, Path path, Question<T> question) {
    try {
      return question.answer();
    } catch (IOException e) {
      throw new StoreException(
          "Cannot %s %s: %s; check that it is there and that you may use it"
              .formatted(what, path, StoreException.reason(e)),
          e);
    }
  }

  private static final class RowWriter extends ParquetWriter.Builder<Object[], RowWriter> {

    private final List<Column> columns;

    RowWriter(StoreFile file, List<Column> columns) {
      super(file);
      this.columns = columns;
      withCompressionCodec(CompressionCodecName.ZSTD);
      withPageWriteChecksumEnabled(true);
    }

    @Override
    protected RowWriter self() {
      return this;
    }

    @Override
    @SuppressWarnings("deprecation") // still abstract
    protected WriteSupport<Object[]> getWriteSupport(Configuration configuration) {
      return new RowWriteSupport(columns);
    }

    @Override
    protected WriteSupport<Object[]> getWriteSupport(ParquetConfiguration configuration) {
      return new RowWriteSupport(columns);
    }
  }

  private static final class RowReader extends ParquetReader.Builder<Object[]> {

    private final List<String> columns;

    RowReader(StoreFile file, List<String> columns, ParquetConfiguration configuration) {
      super(file, configuration);
      this.columns = columns;
    }

    @Override
    protected ReadSupport<Object[]> getReadSupport() {
      return new StoredRows(columns);
    }
  }
}
