package io.github.collapsar.results.parquet;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files that hold the rows of many small ones. Such a file's footer names the files that it
 * replaces: they may still lie beside it, where whoever wrote it was killed before deleting them,
 * and a reader passes over them.
 */
public final class CompactedFiles {

  /** What the names of compacted files begin with. */
  public static final String PREFIX = "compacted-";

  /** The key in the footer; its value is the names of the replaced files, one a line. */
  public static final String REPLACES = "collapsar.replaces";

  private static final Logger LOG = LoggerFactory.getLogger(CompactedFiles.class);

  private CompactedFiles() {}

  /**
   * The files of a table that readers look at: all but those that another one replaces.
   *
   * @param files the Parquet files of one directory
   */
  public static List<FileStatus> visible(FileSystem fileSystem, List<FileStatus> files) {
    Set<String> replaced = ConcurrentHashMap.newKeySet();
    files.parallelStream().forEach(file -> replaced.addAll(replaced(fileSystem, file)));
    return files.stream().filter(file -> !replaced.contains(file.getPath().getName())).toList();
  }

  /**
   * The names of the files that a file replaces; none if it is not a compacted one, or cannot be
   * read, for then nothing proves that their rows are in it.
   */
  public static Set<String> replaced(FileSystem fileSystem, FileStatus file) {
    if (!file.getPath().getName().startsWith(PREFIX)) {
      return Set.of();
    }
    try (ParquetFileReader reader =
        ParquetFileReader.open(HadoopInputFile.fromStatus(file, fileSystem.getConf()))) {
      Map<String, String> metadata = reader.getFileMetaData().getKeyValueMetaData();
      return Arrays.stream(metadata.getOrDefault(REPLACES, "").split("\n"))
          .filter(name -> !name.isEmpty())
          .collect(Collectors.toCollection(HashSet::new));
    } catch (IOException | RuntimeException e) {
      LOG.warn("Cannot read the footer of {}", file.getPath(), e);
      return Set.of();
    }
  }
}
