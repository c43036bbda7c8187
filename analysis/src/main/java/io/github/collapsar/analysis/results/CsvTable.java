package io.github.collapsar.analysis.results;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** A table as comma-separated values (RFC 4180 with line feeds): a header, then its lines. */
public final class CsvTable {

  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();

  private final StringBuilder text = new StringBuilder();
  private final CSVPrinter printer;

  /** Begins a table with the names of its columns. */
  public CsvTable(List<String> header) {
    try {
      printer = new CSVPrinter(text, FORMAT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    line(header);
  }

  /** Adds a line; what is not a number, as {@code NaN}, stays empty. */
  public void line(List<?> fields) {
    try {
      for (Object field : fields) {
        printer.print(Double.valueOf(Double.NaN).equals(field) ? null : field);
      }
      printer.println();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
