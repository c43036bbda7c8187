package io.github.collapsar.results.parquet;

import io.github.collapsar.results.Column;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.conf.HadoopParquetConfiguration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.schema.MessageType;

/** Rows in Parquet files, compressed with Zstandard, with a checksum a page. */
public record RowFiles(Configuration hadoop) {

  /** Gives rows one by one to whoever writes them. */
  public interface Rows {
    void to(Consumer<Object[]> writer) throws IOException;
  }

  /** Writes rows: an array with a value or null for every column. */
  public void write(OutputFile file, List<Column> columns, Map<String, String> metadata, Rows rows)
      throws IOException {
    try (RowWriter writer =
        new RowWriter(file, columns, hadoop, ParquetWriter.DEFAULT_BLOCK_SIZE)) {
      rows.to(
          row -> {
            try {
              writer.write(row);
            } catch (IOException e) {
              throw new java.io.UncheckedIOException(e);
            }
          });
      writer.end(metadata);
    } catch (java.io.UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Reads some columns of a file; one that it lacks is null. */
  public void read(InputFile file, List<String> columns, Consumer<Object[]> rows)
      throws IOException {
    try (ParquetReader<Object[]> reader =
        new RowReader(file, columns, new HadoopParquetConfiguration(hadoop)).build()) {
      for (Object[] row = reader.read(); row != null; row = reader.read()) {
        rows.accept(row);
      }
    }
  }

  /** What a file says of itself. */
  public record Footer(MessageType schema, long rows, long rowGroups) {}

  /** Reads the end of a file. */
  public Footer footer(InputFile file) throws IOException {
    try (ParquetFileReader reader = ParquetFileReader.open(file)) {
      return new Footer(
          reader.getFileMetaData().getSchema(),
          reader.getRecordCount(),
          reader.getRowGroups().size());
    } catch (RuntimeException e) {
      // What Parquet throws of a file that is none.
      throw new IOException(e.getMessage(), e);
    }
  }

  /** Writes files of one schema behind each other, their pages and checksums as they are. */
  public void join(OutputFile file, List<? extends InputFile> parts, Map<String, String> metadata)
      throws IOException {
    MessageType schema = footer(parts.get(0)).schema();
    try (ParquetFileWriter writer =
        new ParquetFileWriter(
            file,
            schema,
            ParquetFileWriter.Mode.CREATE,
            ParquetWriter.DEFAULT_BLOCK_SIZE,
            ParquetWriter.MAX_PADDING_SIZE_DEFAULT,
            null,
            ParquetProperties.builder().build())) {
      writer.start();
      for (InputFile part : parts) {
        writer.appendFile(part);
      }
      writer.end(metadata);
    }
  }

  private static final class RowReader extends ParquetReader.Builder<Object[]> {

    private final List<String> columns;

    RowReader(InputFile file, List<String> columns, ParquetConfiguration configuration) {
      super(file, configuration);
      this.columns = columns;
      usePageChecksumVerification();
    }

    @Override
    protected ReadSupport<Object[]> getReadSupport() {
      return new StoredRows(columns);
    }
  }
}
