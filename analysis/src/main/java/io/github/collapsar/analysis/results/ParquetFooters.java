package io.github.collapsar.analysis.results;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.io.api.Binary;

/**
 * The footers of the Parquet files of a table: read before Spark reads the files, since its
 * messages leave the file to guess, and since they tell which columns hold one value only.
 */
final class ParquetFooters {

  static final String MESSAGE =
      "Cannot read %s%s: not a whole Parquet file (%s); move it out of the directory and run the"
          + " sweep again, which trains only its runs";

  private static final String SPARK_TYPES = "org.apache.spark.sql.parquet.row.metadata";

  private final List<ParquetMetadata> footers;

  private ParquetFooters(List<ParquetMetadata> footers) {
    this.footers = footers;
  }

  /**
   * Reads the footers of some files.
   *
   * @throws UnreadableResultsException naming all files that are no whole Parquet files
   */
  static ParquetFooters read(Configuration configuration, List<FileStatus> files) {
    List<ParquetMetadata> footers = new ArrayList<>();
    Map<String, Exception> unreadable = new TreeMap<>();
    files.parallelStream()
        .forEach(
            file -> {
              try (ParquetFileReader reader =
                  ParquetFileReader.open(HadoopInputFile.fromStatus(file, configuration))) {
                ParquetMetadata footer = reader.getFooter();
                refuseClasses(footer);
                synchronized (footers) {
                  footers.add(footer);
                }
              } catch (IOException | RuntimeException e) {
                synchronized (unreadable) {
                  unreadable.put(file.getPath().toString(), e);
                }
              }
            });
    if (!unreadable.isEmpty()) {
      throw unreadable(unreadable);
    }
    return new ParquetFooters(footers);
  }

  /** Spark makes an object of every class that a file names as the type of a column. */
  private static void refuseClasses(ParquetMetadata footer) throws IOException {
    String types = footer.getFileMetaData().getKeyValueMetaData().get(SPARK_TYPES);
    if (types != null && new ObjectMapper().readTree(types).findValue("class") != null) {
      throw new IllegalArgumentException("a column's type is a class that the file names");
    }
  }

  private static UnreadableResultsException unreadable(Map<String, Exception> files) {
    Map.Entry<String, Exception> first = files.entrySet().iterator().next();
    String others = files.size() == 1 ? "" : " and %d other files".formatted(files.size() - 1);
    return new UnreadableResultsException(
        MESSAGE.formatted(first.getKey(), others, first.getValue().getMessage()),
        List.copyOf(files.keySet()),
        first.getValue());
  }

  /** Whether all files have the same schema. */
  boolean areAlike() {
    return footers.stream().map(footer -> footer.getFileMetaData().getSchema()).distinct().count()
        == 1;
  }

  /** The columns of which every row has the same value, with it: Double, Long or String. */
  Map<String, Object> constants() {
    Map<String, Object> constants = new TreeMap<>();
    Set<String> varying = new HashSet<>();
    for (ParquetMetadata footer : footers) {
      for (BlockMetaData block : footer.getBlocks()) {
        for (ColumnChunkMetaData column : block.getColumns()) {
          if (column.getPath().size() > 1) {
            // The entries of lists: one value in all of them says nothing of the lists.
            continue;
          }
          String name = column.getPath().toDotString();
          Object value = constant(column.getStatistics());
          Object before = value == null ? null : constants.putIfAbsent(name, value);
          if (value == null || (before != null && !before.equals(value))) {
            varying.add(name);
          }
        }
      }
    }
    constants.keySet().removeAll(varying);
    return constants;
  }

  /** Null unless the statistics prove that there is one value only. */
  private static Object constant(Statistics<?> statistics) {
    if (statistics == null
        || !statistics.hasNonNullValue()
        || !statistics.isNumNullsSet()
        || statistics.getNumNulls() > 0
        || !statistics.genericGetMin().equals(statistics.genericGetMax())) {
      return null;
    }
    Object value = statistics.genericGetMin();
    if (value instanceof Binary text) {
      return text.toStringUsingUTF8();
    }
    if (value instanceof Double real) {
      // zeros of either sign are one value, and Parquet's bounds widen them
      return real + 0.0;
    }
    return value instanceof Number whole ? (Object) whole.longValue() : null;
  }
}
