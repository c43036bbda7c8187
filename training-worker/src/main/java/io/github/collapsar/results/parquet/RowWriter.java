package io.github.collapsar.results.parquet;

import io.github.collapsar.results.Column;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.CodecFactory;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;

/**
 * Writes rows of a table, each an array with a value or null for every column, into a Parquet file.
 *
 * <p>Rows are gathered, and each column takes its values of all of them in one loop. Parquet's
 * writer of records instead asks before and after each value what may come next, which costs more
 * than the value (docs/adr/0031).
 */
final class RowWriter implements AutoCloseable {

  private static final int ROWS_AT_ONCE = 4096;

  /** The level of what is the first of its row, and that of what continues a list. */
  private static final int NEW_ROW = 0;

  private static final int SAME_LIST = 1;

  private final List<Column> columns;
  private final List<ColumnDescriptor> leaves;
  private final ParquetProperties properties;
  private final MessageType schema;
  private final long groupBytes;
  private final CompressionCodecFactory codecs;
  private final ParquetFileWriter file;

  private final List<Object[]> rows = new ArrayList<>(ROWS_AT_ONCE);

  // Of the row group begun last.
  private ColumnChunkPageWriteStore pages;
  private ColumnWriteStore values;
  private long rowsInGroup;

  /**
   * @param target the file to write
   * @param columns the columns of a row
   * @param hadoop settings of the compression
   * @param groupBytes about how large a row group is, before compression
   */
  RowWriter(OutputFile target, List<Column> columns, Configuration hadoop, long groupBytes)
      throws IOException {
    this.columns = columns;
    this.groupBytes = groupBytes;
    this.schema = TableSchema.of(columns);
    this.leaves = schema.getColumns();
    this.properties = properties(columns);
    this.codecs = new CodecFactory(hadoop, properties.getPageSizeThreshold());
    this.file =
        new ParquetFileWriter(
            target,
            schema,
            ParquetFileWriter.Mode.CREATE,
            groupBytes,
            ParquetWriter.MAX_PADDING_SIZE_DEFAULT,
            null,
            properties);
    file.start();
    beginGroup();
  }

  private static ParquetProperties properties(List<Column> columns) {
    ParquetProperties.Builder properties =
        ParquetProperties.builder()
            .withPageWriteChecksumEnabled(true)
            .withSizeStatisticsEnabled(false)
            // Every id is another: a dictionary would only be built and thrown away.
            .withDictionaryEncoding("run_id", false)
            .withStatisticsEnabled("run_id", false);
    for (Column column : columns) {
      if (column.type() == Column.Type.DOUBLE) {
        properties.withDictionaryEncoding(column.name(), false);
      }
    }
    return properties.build();
  }

  /** Writes a row, or keeps it until there are enough. */
  void write(Object[] row) throws IOException {
    rows.add(row);
    if (rows.size() == ROWS_AT_ONCE) {
      encode();
    }
  }

  /**
   * Writes what is left, and the footer.
   *
   * @param metadata what the footer says besides
   */
  void end(Map<String, String> metadata) throws IOException {
    encode();
    endGroup();
    file.end(metadata);
  }

  @Override
  public void close() throws IOException {
    values.close();
    pages.close();
    codecs.release();
    file.close();
  }

  private void beginGroup() {
    pages =
        new ColumnChunkPageWriteStore(
            codecs.getCompressor(CompressionCodecName.ZSTD),
            schema,
            properties.getAllocator(),
            properties.getColumnIndexTruncateLength(),
            properties.getPageWriteChecksumEnabled());
    values = properties.newColumnWriteStore(schema, pages);
    rowsInGroup = 0;
  }

  private void endGroup() throws IOException {
    if (rowsInGroup > 0) {
      file.startBlock(rowsInGroup);
      values.flush();
      pages.flushToFileWriter(file);
      file.endBlock();
    }
  }

  private void encode() throws IOException {
    for (int place = 0; place < columns.size(); place++) {
      encode(place, columns.get(place), values.getColumnWriter(leaves.get(place)));
    }
    rows.forEach(row -> values.endRecord());
    rowsInGroup += rows.size();
    rows.clear();
    if (values.getBufferedSize() >= groupBytes) {
      endGroup();
      values.close();
      pages.close();
      beginGroup();
    }
  }

  private void encode(int place, Column column, ColumnWriter writer) {
    Cells cells = cells(column, leaves.get(place).getMaxDefinitionLevel());
    for (Object[] row : rows) {
      if (row[place] != null) {
        cells.write(writer, row[place]);
      } else if (column.nullable()) {
        writer.writeNull(NEW_ROW, 0);
      } else {
        throw new IllegalArgumentException("Cannot write a row without " + column.name());
      }
    }
  }

  /** How the values of a column are written. */
  @FunctionalInterface
  private interface Cells {
    void write(ColumnWriter writer, Object value);
  }

  /**
   * @param defined the level of a value that is not null
   */
  private static Cells cells(Column column, int defined) {
    return switch (column.type()) {
      case TEXT -> new Texts(defined);
      case DOUBLE -> (writer, value) -> writer.write((double) value, NEW_ROW, defined);
      case DOUBLES -> (writer, value) -> list(writer, (List<?>) value, defined);
      case INTEGER -> (writer, value) -> writer.write((int) value, NEW_ROW, defined);
      case LONG, TIMESTAMP -> (writer, value) -> writer.write((long) value, NEW_ROW, defined);
    };
  }

  /** A list without an element is one level below its elements. */
  private static void list(ColumnWriter writer, List<?> values, int defined) {
    if (values.isEmpty()) {
      writer.writeNull(NEW_ROW, defined - 1);
    }
    int level = NEW_ROW;
    for (Object value : values) {
      writer.write((double) value, level, defined);
      level = SAME_LIST;
    }
  }

  /** Most columns of a pack hold one text, which need not be encoded again. */
  private static final class Texts implements Cells {

    private final int defined;
    private String last;
    private Binary bytes;

    Texts(int defined) {
      this.defined = defined;
    }

    @Override
    public void write(ColumnWriter writer, Object value) {
      if (!value.equals(last)) {
        last = (String) value;
        bytes = Binary.fromString(last);
      }
      writer.write(bytes, NEW_ROW, defined);
    }
  }
}
