package io.github.collapsar.command.terminal;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Lines of cells under each other. Columns whose cells are all numbers are set to the right. */
public final class TextTable {

  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();

  /** A table whose first row holds the names of the columns. */
  public static TextTable of(String... names) {
    return new TextTable().row((Object[]) names);
  }

  /** Adds a row; null is an empty cell. */
  public TextTable row(Object... cells) {
    List<String> row = new ArrayList<>();
    for (Object cell : cells) {
      row.add(cell == null ? "" : cell.toString());
    }
    rows.add(row);
    return this;
  }

  /** Prints all rows. */
  public void print(PrintWriter out) {
    int columns = rows.stream().mapToInt(List::size).max().orElse(0);
    int[] widths = new int[columns];
    boolean[] numbers = new boolean[columns];
    for (int column = 0; column < columns; column++) {
      widths[column] = width(column);
      numbers[column] = isNumbers(column);
    }
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < row.size(); column++) {
        String cell = row.get(column);
        String padding = " ".repeat(widths[column] - length(cell));
        line.append(numbers[column] ? padding + cell : cell + padding).append(GAP);
      }
      out.println(line.toString().stripTrailing());
    }
  }

  private int width(int column) {
    return rows.stream()
        .filter(row -> row.size() > column)
        .mapToInt(row -> length(row.get(column)))
        .max()
        .orElse(0);
  }

  private boolean isNumbers(int column) {
    return rows.size() > 1
        && rows.stream()
            .skip(1)
            .filter(row -> row.size() > column && !row.get(column).isEmpty())
            .allMatch(row -> row.get(column).matches("-?[\\d.,]+([eE]-?\\d+)?( ?%)?"));
  }

  private static int length(String cell) {
    return cell.codePointCount(0, cell.length());
  }
}
