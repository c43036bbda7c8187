package io.github.collapsar.results.parquet;

import io.github.collapsar.results.Column;
import io.github.collapsar.results.StoredRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
public final class RowFiles {

  private final Configuration hadoop;

  /** Files that are written and read with settings of Hadoop's. */
  public RowFiles(Configuration hadoop) {
    this.hadoop = hadoop;
  }

  /**
   * Gives rows one by one to whoever writes them.
   *
   * @param <R> what a row is
   */
  @FunctionalInterface
  public interface RowSupplier<R> {
    /** Gives all rows. */
    void to(Consumer<R> writer) throws IOException;
  }

  /**
   * Writes rows.
   *
   * @param metadata what the footer says besides
   */
  public <R> void write(
      OutputFile file, List<Column<R>> columns, Map<String, String> metadata, RowSupplier<R> rows)
      throws IOException {
    try (RowWriter<R> writer =
        new RowWriter<>(file, columns, hadoop, ParquetWriter.DEFAULT_BLOCK_SIZE)) {
      rows.to(
          row -> {
            try {
              writer.write(row);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
      writer.end(metadata);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Reads some columns of a file; one that it lacks is null. */
  public void read(InputFile file, List<String> columns, Consumer<StoredRow> rows)
      throws IOException {
    try (ParquetReader<StoredRow> reader =
        new RowReader(file, columns, new HadoopParquetConfiguration(hadoop)).build()) {
      for (StoredRow row = reader.read(); row != null; row = reader.read()) {
        rows.accept(row);
      }
    }
  }

  /**
   * What a file says of itself.
   *
   * @param schema its columns; files of equal ones can be joined
   * @param metadata what its writer gave it to say besides
   */
  public record Footer(
      MessageType schema, long rows, long rowGroups, Map<String, String> metadata) {
    public Footer {
      metadata = Map.copyOf(metadata);
    }

    /** The columns of its rows. */
    public List<Column<StoredRow>> columns() {
      return TableSchema.columns(schema);
    }
  }

  /** Reads the end of a file. */
  public Footer footer(InputFile file) throws IOException {
    try (ParquetFileReader reader = ParquetFileReader.open(file)) {
      return new Footer(
          reader.getFileMetaData().getSchema(),
          reader.getRecordCount(),
          reader.getRowGroups().size(),
          reader.getFileMetaData().getKeyValueMetaData());
    } catch (RuntimeException e) {
      // What Parquet throws of a file that is none.
      throw new IOException(e.getMessage(), e);
    }
  }

  /** What is wrong with a file; empty if every page of every column has its checksum. */
  public Optional<String> damage(InputFile file) {
    return FileCheck.damage(file);
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

  private static final class RowReader extends ParquetReader.Builder<StoredRow> {

    private final List<String> columns;

    RowReader(InputFile file, List<String> columns, ParquetConfiguration configuration) {
      super(file, configuration);
      this.columns = columns;
      usePageChecksumVerification();
    }

    @Override
    protected ReadSupport<StoredRow> getReadSupport() {
      return new RowReadSupport(columns);
    }
  }
}
