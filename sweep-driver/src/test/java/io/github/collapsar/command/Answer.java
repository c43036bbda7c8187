package io.github.collapsar.command;

import java.io.PrintWriter;
import java.io.StringWriter;

/** What a command answers when it is run within the test. */
public record Answer(int code, String out, String err) {

  /** Runs a command and waits for it. */
  public static Answer of(Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] words = new String[arguments.length];
    for (int i = 0; i < words.length; i++) {
      words[i] = arguments[i].toString();
    }
    int code = Collapsar.execute(new PrintWriter(out, true), new PrintWriter(err, true), words);
    return new Answer(code, out.toString(), err.toString());
  }
}
