package io.github.collapsar.command.terminal;

import java.io.Console;

/**
 * Whether a person looks on. The launcher says so, because Java 17 cannot tell whether standard
 * error is a terminal: {@code collapsar.terminal} and {@code collapsar.columns}. Without it, as
 * under spark-submit, a console counts.
 */
final class Terminal {

  private static final int COLUMNS = 80;

  private Terminal() {}

  /** Whether standard error goes to a terminal that can redraw a line. */
  static boolean isThere() {
    if ("dumb".equals(System.getenv("TERM"))) {
      return false;
    }
    String launcher = System.getProperty("collapsar.terminal");
    return launcher != null ? Boolean.parseBoolean(launcher) : hasConsole();
  }

  /** How many characters go on a line. */
  static int columns() {
    return Integer.getInteger("collapsar.columns", COLUMNS);
  }

  /** From Java 22 on there is always a console, and it has a method that tells. */
  @SuppressWarnings("SystemConsoleNull")
  private static boolean hasConsole() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException e) {
      return true;
    }
  }
}
