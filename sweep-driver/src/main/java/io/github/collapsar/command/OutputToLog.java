package io.github.collapsar.command;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.slf4j.LoggerFactory;

/**
 * What libraries print to standard output goes to the log, a line at a time: standard output
 * belongs to results. ND4J, for one, prints what it differentiates.
 */
final class OutputToLog extends OutputStream {

  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  /** A stream to put in the place of {@link System#out}. */
  static PrintStream toLog() {
    return new PrintStream(new OutputToLog(), false, StandardCharsets.UTF_8);
  }

  @Override
  public synchronized void write(int character) {
    if (character != '\n') {
      line.write(character);
      return;
    }
    LoggerFactory.getLogger(OutputToLog.class).info("{}", line.toString(StandardCharsets.UTF_8));
    line.reset();
  }
}
