package io.github.collapsar.results.directory;

import io.github.collapsar.results.Column;
import io.github.collapsar.results.ResultsException;
import io.github.collapsar.results.Table;
import io.github.collapsar.results.parquet.CompactedFiles;
import io.github.collapsar.results.parquet.RowFiles;
import io.github.collapsar.results.parquet.StoreFile;
import io.github.collapsar.results.parquet.TableSchema;
import io.github.collapsar.results.storage.Folders;
import io.github.collapsar.results.storage.NewFile;
import java.io.IOException;
import java.io.Serializable;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.schema.MessageType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes few files of many. */
public final class Compaction {

  private static final Logger LOG = LoggerFactory.getLogger(Compaction.class);

  /** Rows of a row group below which what a reader needs to know of it weighs too much. */
  private static final long ROWS_OF_A_GROUP = 10_000;

  private final ResultDirectory directory;
  private final FileSystem fileSystem;
  private final Folders folders;
  private final RowFiles rowFiles;

  Compaction(ResultDirectory directory, FileSystem fileSystem, Folders folders, RowFiles rowFiles) {
    this.directory = directory;
    this.fileSystem = fileSystem;
    this.folders = folders;
    this.rowFiles = rowFiles;
  }

  /** Whether a table has files that packs left and no compaction has taken in yet. */
  public boolean hasParts(Table table) {
    return directory.visible(table).stream()
        .anyMatch(file -> !file.getPath().getName().startsWith(CompactedFiles.PREFIX));
  }

  /**
   * Files that are better one file.
   *
   * @param files by URI
   * @param asTheyAre whether their rows need no second look, and lie in row groups large enough, so
   *     that they are taken over without being decoded
   */
  public record Parts(List<String> files, boolean asTheyAre) implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Takes a copy that a task can be sent. */
    public Parts {
      files = new ArrayList<>(files);
    }
  }

  private record Candidate(FileStatus file, long rows, long rowGroups) {
    String uri() {
      return ResultDirectory.uri(file);
    }
  }

  /**
   * Groups of files that are better one file, none if there is nothing to gain. Files of different
   * columns stay apart.
   *
   * @param table which files
   * @param bytes about how large a compacted file is to be
   * @param rewritten files that are to be written anew, whatever their size
   */
  public List<Parts> candidates(Table table, long bytes, Set<String> rewritten) {
    Map<String, List<Candidate>> alike = new TreeMap<>();
    directory.visible(table).stream()
        .filter(file -> file.getLen() < bytes / 2 || rewritten.contains(ResultDirectory.uri(file)))
        .sorted(Comparator.comparing(FileStatus::getPath))
        .forEach(
            file -> {
              RowFiles.Footer footer = footer(file.getPath());
              alike
                  .computeIfAbsent(footer.schema().toString(), s -> new ArrayList<>())
                  .add(new Candidate(file, footer.rows(), footer.rowGroups()));
            });
    return alike.values().stream()
        .flatMap(candidates -> groups(candidates, bytes).stream())
        .map(group -> parts(group, rewritten))
        .filter(parts -> parts.files().size() > 1 || rewritten.contains(parts.files().get(0)))
        .toList();
  }

  private static Parts parts(List<Candidate> group, Set<String> rewritten) {
    long rows = group.stream().mapToLong(Candidate::rows).sum();
    long rowGroups = group.stream().mapToLong(Candidate::rowGroups).sum();
    List<String> files = group.stream().map(Candidate::uri).toList();
    boolean asTheyAre =
        rows >= ROWS_OF_A_GROUP * rowGroups && files.stream().noneMatch(rewritten::contains);
    return new Parts(files, asTheyAre);
  }

  private RowFiles.Footer footer(Path path) {
    return folders.ask("read", path, () -> rowFiles.footer(new StoreFile(fileSystem, path)));
  }

  /**
   * Writes the rows of some files as one, which replaces them from the moment when it appears: no
   * reader sees both. Killed at any time, it loses and repeats nothing.
   *
   * @param table whose files they are
   * @param parts one of {@link #candidates}
   * @param kept whether a row of a file stays; not asked where files are taken over as they are
   * @throws ResultsException if a file cannot be read or the new one not be written
   */
  public void compact(Table table, Parts parts, RowFilter kept) {
    List<Path> paths = parts.files().stream().map(part -> new Path(URI.create(part))).toList();
    Path target = new Path(directory.directory(table), name(paths) + ResultDirectory.SUFFIX);
    Map<String, String> metadata = Map.of(CompactedFiles.REPLACES, replaces(paths));
    try (NewFile file = directory.newFile(target)) {
      if (parts.asTheyAre()) {
        rowFiles.join(
            file, paths.stream().map(path -> new StoreFile(fileSystem, path)).toList(), metadata);
      } else {
        rewrite(file, footer(paths.get(0)).schema(), parts.files(), metadata, kept);
      }
      file.publish();
    } catch (FileAlreadyExistsException e) {
      LOG.debug("{} is there already", target, e);
    } catch (IOException e) {
      throw Folders.cannotWrite(target, e);
    }
  }

  private void rewrite(
      NewFile file,
      MessageType schema,
      List<String> parts,
      Map<String, String> metadata,
      RowFilter kept)
      throws IOException {
    List<Column> columns = TableSchema.columns(schema);
    List<String> names = columns.stream().map(Column::name).toList();
    rowFiles.write(
        file,
        columns,
        metadata,
        rows -> {
          for (String part : parts) {
            directory.read(
                part,
                names,
                row -> {
                  if (kept.keeps(part, row)) {
                    rows.accept(row);
                  }
                });
          }
        });
  }

  /** Decides which rows a compacted file takes over. */
  @FunctionalInterface
  public interface RowFilter {
    /** Whether a row of a file stays; the first column is the run's id. */
    boolean keeps(String file, Object[] row);
  }

  /**
   * Deletes the files that readers see no more because compacted ones replace them, once these can
   * be read from end to end. Only for the holder of the lease.
   */
  public void removeReplaced() {
    for (Table table : Table.values()) {
      List<FileStatus> files = directory.parquetFiles(table);
      for (FileStatus compacted : files) {
        Set<String> replaced = CompactedFiles.replaced(fileSystem, compacted);
        if (replaced.isEmpty() || directory.damage(ResultDirectory.uri(compacted)).isPresent()) {
          continue;
        }
        files.stream()
            .filter(file -> replaced.contains(file.getPath().getName()))
            .forEach(folders::delete);
      }
    }
  }

  /** Cuts files into neighbouring groups of about a size. */
  private static List<List<Candidate>> groups(List<Candidate> files, long bytes) {
    List<List<Candidate>> groups = new ArrayList<>();
    List<Candidate> group = new ArrayList<>();
    long size = 0;
    for (Candidate candidate : files) {
      group.add(candidate);
      size += candidate.file().getLen();
      if (size >= bytes) {
        groups.add(group);
        group = new ArrayList<>();
        size = 0;
      }
    }
    groups.add(group);
    return groups.stream().filter(candidates -> !candidates.isEmpty()).toList();
  }

  /** The name is fixed by what the file replaces, so that a second attempt changes nothing. */
  static String name(List<Path> parts) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(replaces(parts).getBytes(StandardCharsets.UTF_8));
      return CompactedFiles.PREFIX + HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Cannot run on a Java without SHA-256", e);
    }
  }

  /** The names of the replaced files, as the new one's footer says them. */
  static String replaces(List<Path> parts) {
    return parts.stream().map(Path::getName).sorted().collect(Collectors.joining("\n"));
  }
}
