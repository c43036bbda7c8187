package io.github.collapsar.command;

import java.util.ArrayList;
import java.util.List;

/** Lines of a name and a text. */
final class TextLines {

  private static final int WIDTH = 12;

  private final List<String> lines = new ArrayList<>();

  TextLines add(String name, Object text) {
    lines.add(name + " ".repeat(Math.max(1, WIDTH - name.length())) + text);
    return this;
  }

  List<String> lines() {
    return List.copyOf(lines);
  }
}
