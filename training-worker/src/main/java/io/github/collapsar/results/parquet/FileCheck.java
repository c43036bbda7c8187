package io.github.collapsar.results.parquet;

import io.github.collapsar.results.ResultsException;
import java.io.IOException;
import java.util.Optional;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.InputFile;

/** Reads a Parquet file from end to end, to see whether it can be read. */
final class FileCheck {

  private FileCheck() {}

  /** What is wrong with a file; empty if every page of every column has its checksum. */
  static Optional<String> damage(InputFile file) {
    ParquetReadOptions options =
        ParquetReadOptions.builder(new PlainParquetConfiguration())
            .usePageChecksumVerification()
            .build();
    try (ParquetFileReader reader = ParquetFileReader.open(file, options)) {
      for (PageReadStore group = reader.readNextRowGroup();
          group != null;
          group = reader.readNextRowGroup()) {
        for (ColumnDescriptor column : reader.getFileMetaData().getSchema().getColumns()) {
          readPages(group.getPageReader(column));
        }
      }
      return Optional.empty();
    } catch (IOException | RuntimeException e) {
      return Optional.of(ResultsException.reason(e));
    }
  }

  private static void readPages(PageReader pages) {
    pages.readDictionaryPage();
    while (pages.readPage() != null) {
      // Reading is the check.
    }
  }
}
