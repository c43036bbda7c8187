package io.github.collapsar.command;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import scala.collection.Seq;

/** Comma-separated values (RFC 4180). */
final class Csv {

  private Csv() {}

  /** One line; null is an empty cell. */
  static String line(Object... cells) {
    return Arrays.stream(cells).map(Csv::cell).collect(Collectors.joining(","));
  }

  /** The values of a row, lists as Java's. */
  static Object[] cells(Row row) {
    Object[] cells = new Object[row.size()];
    for (int i = 0; i < cells.length; i++) {
      // Java's list reads [1.0, 2.0], Scala's ArraySeq(1.0, 2.0).
      cells[i] = row.get(i) instanceof Seq ? row.getList(i) : row.get(i);
    }
    return cells;
  }

  private static String cell(Object cell) {
    String text = cell == null ? "" : cell.toString();
    return text.matches("(?s).*[\",\r\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }
}
