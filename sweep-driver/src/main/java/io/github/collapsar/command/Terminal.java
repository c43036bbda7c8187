package io.github.collapsar.command;

import java.io.Console;

/** Whether a person looks on. */
final class Terminal {

  private Terminal() {}

  /** Whether output goes to a terminal that can redraw a line. */
  static boolean isThere() {
    Console console = System.console();
    return console != null && isTerminal(console) && !"dumb".equals(System.getenv("TERM"));
  }

  /** From Java 22 on there is always a console, and it has a method that tells. */
  private static boolean isTerminal(Console console) {
    try {
      return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException e) {
      return true;
    }
  }
}
