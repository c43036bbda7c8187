package io.github.collapsar.command;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Comma-separated values (RFC 4180). */
final class Csv {

  private Csv() {}

  /** One line; null is an empty cell. */
  static String line(Object... cells) {
    return Arrays.stream(cells).map(Csv::cell).collect(Collectors.joining(","));
  }

  private static String cell(Object cell) {
    String text = cell == null ? "" : cell.toString();
    return text.matches("(?s).*[\",\r\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }
}
