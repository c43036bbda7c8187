package io.github.collapsar.results.compaction;

import io.github.collapsar.results.Column;
import io.github.collapsar.results.ResultsException;
import io.github.collapsar.results.StoredRow;
import io.github.collapsar.results.directory.CompactedFiles;
import io.github.collapsar.results.directory.TableFiles;
import io.github.collapsar.results.parquet.RowFiles;
import java.io.Serializable;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/** Makes few files of the many that packs leave in a table. */
public final class Compaction {

  /** Rows of a row group below which what a reader needs to know of it weighs too much. */
  private static final long ROWS_OF_A_GROUP = 10_000;

  private final TableFiles table;

  /** Compaction of a table. */
  public Compaction(TableFiles table) {
    this.table = table;
  }

  /** Whether there are files that packs left and no compaction has taken in yet. */
  public boolean hasParts() {
    return table.visible().stream().anyMatch(file -> !CompactedFiles.isCompacted(file));
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

  private record Candidate(FileStatus file, RowFiles.Footer footer) {
    String uri() {
      return TableFiles.uri(file);
    }
  }

  /**
   * Groups of files that are better one file, none if there is nothing to gain. Files of different
   * columns stay apart.
   *
   * @param bytes about how large a compacted file is to be
   * @param rewritten files that are to be written anew, whatever their size
   */
  public List<Parts> candidates(long bytes, Set<String> rewritten) {
    Map<String, List<Candidate>> alike = new TreeMap<>();
    table.visible().stream()
        .filter(file -> file.getLen() < bytes / 2 || rewritten.contains(TableFiles.uri(file)))
        .sorted(Comparator.comparing(FileStatus::getPath))
        .map(file -> new Candidate(file, table.footer(file)))
        .forEach(
            candidate ->
                alike
                    .computeIfAbsent(
                        candidate.footer().schema().toString(), schema -> new ArrayList<>())
                    .add(candidate));
    return alike.values().stream()
        .flatMap(candidates -> groups(candidates, bytes).stream())
        .map(group -> parts(group, rewritten))
        .filter(parts -> parts.files().size() > 1 || rewritten.contains(parts.files().get(0)))
        .toList();
  }

  private static Parts parts(List<Candidate> group, Set<String> rewritten) {
    long rows = group.stream().mapToLong(candidate -> candidate.footer().rows()).sum();
    long rowGroups = group.stream().mapToLong(candidate -> candidate.footer().rowGroups()).sum();
    List<String> files = group.stream().map(Candidate::uri).toList();
    boolean asTheyAre =
        rows >= ROWS_OF_A_GROUP * rowGroups && files.stream().noneMatch(rewritten::contains);
    return new Parts(files, asTheyAre);
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

  /** Decides which rows a compacted file takes over. */
  @FunctionalInterface
  public interface RowFilter {
    /** Whether a row of a file, given by its URI, stays. */
    boolean keeps(String file, StoredRow row);
  }

  /**
   * Writes the rows of some files as one, which replaces them from the moment when it appears: no
   * reader sees both. Killed at any time, it loses and repeats nothing.
   *
   * @param parts one of {@link #candidates}
   * @param kept whether a row of a file stays; not asked where files are taken over as they are
   * @throws ResultsException if a file cannot be read or the new one not be written
   */
  public void compact(Parts parts, RowFilter kept) {
    List<String> names =
        parts.files().stream().map(part -> new Path(URI.create(part)).getName()).toList();
    String name = CompactedFiles.name(names);
    Map<String, String> metadata = CompactedFiles.metadata(names);
    if (parts.asTheyAre()) {
      table.join(name, parts.files(), metadata);
      return;
    }
    List<Column<StoredRow>> columns = table.columns(parts.files().get(0));
    List<String> wanted = columns.stream().map(Column::name).toList();
    table.publish(
        name,
        columns,
        metadata,
        rows -> {
          for (String part : parts.files()) {
            table.read(
                part,
                wanted,
                row -> {
                  if (kept.keeps(part, row)) {
                    rows.accept(row);
                  }
                });
          }
        });
  }

  /**
   * Deletes the files that readers see no more because compacted ones replace them, once these can
   * be read from end to end. Only for the holder of the lease.
   */
  public void removeReplaced() {
    List<FileStatus> files = table.all();
    for (FileStatus compacted : files) {
      Set<String> replaced = CompactedFiles.replaced(table, compacted);
      if (replaced.isEmpty() || table.damage(TableFiles.uri(compacted)).isPresent()) {
        continue;
      }
      files.stream()
          .filter(file -> replaced.contains(file.getPath().getName()))
          .forEach(table::delete);
    }
  }
}
