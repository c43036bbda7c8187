package io.github.collapsar.command.terminal;

import java.util.ArrayList;
import java.util.List;

/** Lines of a name and a text. */
public final class TextLines {

  private static final int WIDTH = 12;

  private final List<String> lines = new ArrayList<>();

  public TextLines add(String name, Object text) {
    lines.add(name + " ".repeat(Math.max(1, WIDTH - name.length())) + text);
    return this;
  }

  public List<String> lines() {
    return List.copyOf(lines);
  }
}
