package io.github.collapsar.analysis.results;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.schema.MessageType;

/** Reads the footers of Parquet files before Spark does, whose messages leave the file to guess. */
final class ParquetFooters {

  private ParquetFooters() {}

  /**
   * The different schemas of some files.
   *
   * @throws UnreadableResultsException naming all files that are no whole Parquet files
   */
  static Set<MessageType> read(Configuration configuration, List<FileStatus> files) {
    Set<MessageType> schemas = ConcurrentHashMap.newKeySet();
    Map<String, Exception> unreadable = new TreeMap<>();
    files.parallelStream()
        .forEach(
            file -> {
              try (ParquetFileReader reader =
                  ParquetFileReader.open(HadoopInputFile.fromStatus(file, configuration))) {
                schemas.add(reader.getFileMetaData().getSchema());
              } catch (IOException | RuntimeException e) {
                synchronized (unreadable) {
                  unreadable.put(file.getPath().toString(), e);
                }
              }
            });
    if (!unreadable.isEmpty()) {
      throw unreadable(unreadable);
    }
    return new HashSet<>(schemas);
  }

  private static UnreadableResultsException unreadable(Map<String, Exception> files) {
    Map.Entry<String, Exception> first = files.entrySet().iterator().next();
    String others = files.size() == 1 ? "" : " and %d other files".formatted(files.size() - 1);
    String message =
        "Cannot read %s%s: not a whole Parquet file (%s); move it out of the directory and run the"
            + " sweep again, which trains only its runs";
    return new UnreadableResultsException(
        message.formatted(first.getKey(), others, first.getValue().getMessage()),
        List.copyOf(files.keySet()),
        first.getValue());
  }
}
