package io.github.collapsar.results.directory;

import io.github.collapsar.results.Column;
import io.github.collapsar.results.ResultsException;
import io.github.collapsar.results.StoredRow;
import io.github.collapsar.results.parquet.RowFiles;
import io.github.collapsar.results.storage.NewFile;
import io.github.collapsar.results.storage.Storage;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.io.InputFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Parquet files of one table. Files are named by their URIs, which any machine of the cluster
 * understands the same way. Thread-safe.
 *
 * <p>Publishing needs no lease and may happen on any machine: the name of a file is fixed by its
 * content, so a second attempt changes nothing.
 */
public final class TableFiles {

  private static final String SUFFIX = ".parquet";
  private static final String TEMPORARY = "_temporary";
  private static final String CORRUPT = "_corrupt";
  private static final Logger LOG = LoggerFactory.getLogger(TableFiles.class);

  private final Storage storage;
  private final Path directory;
  private final RowFiles rowFiles;

  TableFiles(Storage storage, Path directory, RowFiles rowFiles) {
    this.storage = storage;
    this.directory = directory;
    this.rowFiles = rowFiles;
  }

  /** The directory's name, which is the table's. */
  public String name() {
    return directory.getName();
  }

  void create() throws IOException {
    Path temporary = new Path(directory, TEMPORARY);
    storage.makeDirectory(temporary);
    storage.probe(new Path(temporary, "probe-" + Storage.unique()));
  }

  void removeLeftovers() {
    storage.list(new Path(directory, TEMPORARY)).forEach(file -> storage.delete(file.getPath()));
  }

  /** All files, also those that a compacted one replaces. */
  public List<FileStatus> all() {
    List<FileStatus> files =
        storage.list(directory).stream()
            .filter(file -> file.isFile() && isVisible(file.getPath().getName()))
            .toList();
    files.forEach(file -> Storage.requireRegular(file.getPath()));
    return files;
  }

  private static boolean isVisible(String name) {
    return name.endsWith(SUFFIX) && !name.startsWith("_") && !name.startsWith(".");
  }

  /** The files that readers look at: all but those that a compacted one replaces. */
  public List<FileStatus> visible() {
    return CompactedFiles.visible(this, all());
  }

  /** The files that readers look at, by URI, sorted. */
  public List<String> uris() {
    return visible().stream().map(TableFiles::uri).sorted().toList();
  }

  /** The URI of a file. */
  public static String uri(FileStatus file) {
    return file.getPath().toUri().toString();
  }

  /** The URI of a pack's file, whether or not it is there. */
  public String uri(String packId) {
    return file(packId).toUri().toString();
  }

  private Path file(String packId) {
    return new Path(directory, packId + SUFFIX);
  }

  /** Whether a pack's file is there. */
  public boolean isPublished(String packId) {
    return storage.exists(file(packId));
  }

  /** How large the files that readers look at are together, in bytes. */
  public long bytes() {
    return visible().stream().mapToLong(FileStatus::getLen).sum();
  }

  /** A file, as Parquet's readers take it. */
  public InputFile input(FileStatus file) {
    return storage.file(file);
  }

  private InputFile input(String uri) {
    return storage.file(new Path(URI.create(uri)));
  }

  /**
   * Writes a pack's rows as one file that is there whole or not at all. Does nothing where the file
   * is already there.
   *
   * @throws ResultsException if it cannot be written
   */
  public <R> void publish(String packId, List<Column<R>> columns, List<R> rows) {
    publish(packId, columns, Map.of(), rows::forEach);
  }

  /**
   * Writes rows that are given one by one, like {@link #publish(String, List, List)}.
   *
   * @param name the file's name, without its suffix
   * @param metadata what the footer says besides
   */
  public <R> void publish(
      String name,
      List<Column<R>> columns,
      Map<String, String> metadata,
      RowFiles.RowSupplier<R> rows) {
    publish(name, file -> rowFiles.write(file, columns, metadata, rows));
  }

  /**
   * Writes the rows of several files of the same columns as one, without decoding them.
   *
   * @param name the file's name, without its suffix
   * @param metadata what the footer says besides
   */
  public void join(String name, List<String> uris, Map<String, String> metadata) {
    publish(name, file -> rowFiles.join(file, uris.stream().map(this::input).toList(), metadata));
  }

  /** Writes the content of a file. */
  private interface Content {
    void to(NewFile file) throws IOException;
  }

  private void publish(String name, Content content) {
    Path target = file(name);
    Path temporary =
        new Path(new Path(directory, TEMPORARY), name + "-" + Storage.unique() + SUFFIX);
    try (NewFile file = storage.newFile(target, temporary)) {
      content.to(file);
      file.publish();
    } catch (FileAlreadyExistsException e) {
      LOG.debug("{} is there already", target, e);
    } catch (IOException e) {
      throw Storage.cannotWrite(target, e);
    }
  }

  /**
   * Reads some columns of a file.
   *
   * @param columns the wanted columns
   * @param rows is given each row in turn; a column that the file lacks is null
   * @throws ResultsException if the file cannot be read
   */
  public void read(String uri, List<String> columns, Consumer<StoredRow> rows) {
    try {
      rowFiles.read(input(uri), columns, rows);
    } catch (IOException | RuntimeException e) {
      throw damaged(uri, ResultsException.reason(e), e);
    }
  }

  /**
   * Reads all files from end to end.
   *
   * @throws ResultsException naming one that is damaged, if any is
   */
  public void requireWhole() {
    uris().parallelStream()
        .forEach(
            uri ->
                damage(uri)
                    .ifPresent(
                        reason -> {
                          throw damaged(uri, reason, null);
                        }));
  }

  private static ResultsException damaged(String uri, String reason, Exception cause) {
    return new ResultsException(
        "Cannot read %s: %s; it is damaged: `collapsar run` sets it aside and trains its runs again"
            // What was thrown says nothing to a user.
            .formatted(uri, reason.replaceFirst("^\\w+Exception: ", "")),
        cause);
  }

  /**
   * What a file says of itself.
   *
   * @throws ResultsException if it cannot be read
   */
  public RowFiles.Footer footer(FileStatus file) {
    return storage.ask("read", file.getPath(), () -> rowFiles.footer(input(file)));
  }

  /** The columns of a file's rows. */
  public List<Column<StoredRow>> columns(String uri) {
    Path path = new Path(URI.create(uri));
    return storage.ask("read", path, () -> rowFiles.footer(storage.file(path))).columns();
  }

  /**
   * What is wrong with a file, if anything: reads it from end to end and compares the checksums.
   */
  public Optional<String> damage(String uri) {
    return rowFiles.damage(input(uri));
  }

  /**
   * Moves a damaged file to {@code _corrupt}, where no reader looks.
   *
   * @return where it is now
   */
  public String setAside(String uri) {
    Path from = new Path(URI.create(uri));
    Path to = new Path(new Path(directory, CORRUPT), from.getName() + "." + Storage.unique());
    if (!storage.move("set aside", from, to)) {
      throw new ResultsException("Cannot set aside " + from + "; move it out of the way by hand");
    }
    return to.toUri().toString();
  }

  /** Deletes a file. Only for the holder of the lease. */
  public void delete(FileStatus file) {
    storage.delete(file.getPath());
  }
}
