package io.github.collapsar.results.parquet;

import io.github.collapsar.results.Column;
import java.io.IOException;
import java.time.Instant;
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
 * Writes rows of a table into a Parquet file.
 *
 * <p>Rows are gathered, and each column takes its values of all of them in one loop. Parquet's
 * writer of records instead asks before and after each value what may come next, which costs more
 * than the value (docs/adr/0031).
 *
 * @param <R> what a row is
 */
final class RowWriter<R> implements AutoCloseable {

  private static final int ROWS_AT_ONCE = 4096;

  /** Rows of which all columns are taken before the next: they stay in the first-level cache. */
  private static final int ROWS_IN_CACHE = 64;

  /** The level of what is the first of its row, and that of what continues a list. */
  private static final int NEW_ROW = 0;

  private static final int SAME_LIST = 1;

  private final List<ColumnEncoder<R>> encoders = new ArrayList<>();
  private final ParquetProperties properties;
  private final MessageType schema;
  private final long groupBytes;
  private final CompressionCodecFactory codecs;
  private final ParquetFileWriter file;

  private final List<R> rows = new ArrayList<>(ROWS_AT_ONCE);

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
  RowWriter(OutputFile target, List<Column<R>> columns, Configuration hadoop, long groupBytes)
      throws IOException {
    this.groupBytes = groupBytes;
    this.schema = TableSchema.of(columns);
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
    for (int i = 0; i < columns.size(); i++) {
      encoders.add(new ColumnEncoder<>(columns.get(i), schema.getColumns().get(i)));
    }
    file.start();
    beginGroup();
  }

  private static ParquetProperties properties(List<? extends Column<?>> columns) {
    ParquetProperties.Builder properties =
        ParquetProperties.builder()
            .withPageWriteChecksumEnabled(true)
            .withSizeStatisticsEnabled(false)
            // Every id is another: a dictionary would only be built and thrown away.
            .withDictionaryEncoding("run_id", false)
            .withStatisticsEnabled("run_id", false);
    for (Column<?> column : columns) {
      if (column.type() == Column.Type.DOUBLE) {
        properties.withDictionaryEncoding(column.name(), false);
      }
    }
    return properties.build();
  }

  /** Writes a row, or keeps it until there are enough. */
  void write(R row) throws IOException {
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
    encoders.forEach(encoder -> encoder.writer = values.getColumnWriter(encoder.leaf));
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
    for (int from = 0; from < rows.size(); from += ROWS_IN_CACHE) {
      List<R> some = rows.subList(from, Math.min(from + ROWS_IN_CACHE, rows.size()));
      encoders.forEach(encoder -> encoder.write(some));
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

  /** Writes the values of one column. */
  private static final class ColumnEncoder<R> {

    private final Column<R> column;
    private final ColumnDescriptor leaf;

    /** The level of a value that is not null. */
    private final int defined;

    private ColumnWriter writer;

    // Most columns of a pack hold one text, which need not be encoded again.
    private String lastText;
    private Binary lastBytes;

    ColumnEncoder(Column<R> column, ColumnDescriptor leaf) {
      this.column = column;
      this.leaf = leaf;
      this.defined = leaf.getMaxDefinitionLevel();
    }

    void write(List<R> rows) {
      for (R row : rows) {
        Object value = column.value(row);
        if (value != null) {
          write(value);
        } else if (column.isNullable()) {
          writer.writeNull(NEW_ROW, 0);
        } else {
          throw new IllegalArgumentException("Cannot write a row without " + column.name());
        }
      }
    }

    /** The casts hold: a column fixes the Java type of its values. */
    private void write(Object value) {
      switch (column.type()) {
        case TEXT -> writer.write(bytes((String) value), NEW_ROW, defined);
        case DOUBLE -> writer.write((double) value, NEW_ROW, defined);
        case DOUBLES -> list((List<?>) value);
        case INTEGER -> writer.write((int) value, NEW_ROW, defined);
        case LONG -> writer.write((long) value, NEW_ROW, defined);
        case TIMESTAMP -> writer.write(((Instant) value).toEpochMilli(), NEW_ROW, defined);
      }
    }

    private Binary bytes(String text) {
      if (!text.equals(lastText)) {
        lastText = text;
        lastBytes = Binary.fromString(text);
      }
      return lastBytes;
    }

    /** A list without an element is one level below its elements. */
    private void list(List<?> elements) {
      if (elements.isEmpty()) {
        writer.writeNull(NEW_ROW, defined - 1);
      }
      int level = NEW_ROW;
      for (Object element : elements) {
        writer.write((double) element, level, defined);
        level = SAME_LIST;
      }
    }
  }
}
