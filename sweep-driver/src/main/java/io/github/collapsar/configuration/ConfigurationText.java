package io.github.collapsar.configuration;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Holds the text of configuration files to limits before anything parses it: parsers descend once a
 * bracket, and what is included twice by each file of a chain has no end.
 */
final class ConfigurationText {

  /** The most that all files of a configuration may have together, in bytes. */
  static final int MOST_BYTES = 4 << 20;

  /** The most files, included ones counted as often as they are included. */
  static final int MOST_FILES = 100;

  /** How deep brackets, and the words of a key, may be nested. */
  static final int DEEPEST = 100;

  private int files;
  private long bytes;

  /** What is wrong with a file, if anything: to follow "Cannot read file; ". */
  record Excess(int line, String reason) {

    /** One line about too many files is enough. */
    static final Excess ALREADY_SAID = new Excess(0, "");
  }

  /** Takes a file in; empty if it may be parsed. */
  Optional<Excess> add(Path file) throws IOException {
    files++;
    if (files > MOST_FILES + 1) {
      return Optional.of(Excess.ALREADY_SAID);
    }
    if (files > MOST_FILES) {
      return excess("it is included after %d other files; include fewer".formatted(MOST_FILES));
    }
    byte[] read;
    try (InputStream stream = Files.newInputStream(file)) {
      read = stream.readNBytes((int) (MOST_BYTES - bytes) + 1);
    }
    bytes += read.length;
    if (bytes > MOST_BYTES) {
      return excess(
          "a configuration has at most %d MiB, included files counted; make it smaller"
              .formatted(MOST_BYTES >> 20));
    }
    return check(new String(read, StandardCharsets.UTF_8));
  }

  private static Optional<Excess> excess(String reason) {
    return Optional.of(new Excess(0, reason));
  }

  /** What a text has too much of. */
  static Optional<Excess> check(String text) {
    int line = 1;
    int depth = 0;
    int words = 0;
    int at = 0;
    while (at < text.length()) {
      char character = text.charAt(at);
      int next = at + 1;
      if (character == '"') {
        next = endOfString(text, at);
      } else if (character == '#' || text.startsWith("//", at)) {
        next = end(text.indexOf('\n', at), text);
      }
      switch (character) {
        case '{', '[' -> depth++;
        case '}', ']' -> depth--;
        case '.' -> words++;
        case ' ', '\n', ':', '=', ',' -> words = 0;
        default -> {}
      }
      if (depth > DEEPEST || words > DEEPEST) {
        String what = depth > DEEPEST ? "brackets are nested" : "a key is nested";
        return Optional.of(
            new Excess(line, "%s more than %d deep; nest less".formatted(what, DEEPEST)));
      }
      for (; at < next; at++) {
        line += text.charAt(at) == '\n' ? 1 : 0;
      }
    }
    return Optional.empty();
  }

  private static int endOfString(String text, int from) {
    if (text.startsWith("\"\"\"", from)) {
      int end = text.indexOf("\"\"\"", from + 3);
      return end < 0 ? text.length() : end + 3;
    }
    int at = from + 1;
    while (at < text.length() && text.charAt(at) != '"' && text.charAt(at) != '\n') {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    return Math.min(text.length(), at + 1);
  }

  private static int end(int found, String text) {
    return found < 0 ? text.length() : found;
  }
}
