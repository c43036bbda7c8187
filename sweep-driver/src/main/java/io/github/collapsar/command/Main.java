package io.github.collapsar.command;

import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;

/** Starts the command line. */
public final class Main {

  private Main() {}

  /** Runs a command and exits with its code. */
  public static void main(String[] arguments) {
    Charset charset = charset();
    PrintWriter out = new PrintWriter(new OutputStreamWriter(System.out, charset), true);
    PrintWriter err = new PrintWriter(new OutputStreamWriter(System.err, charset), true);
    int code = Collapsar.execute(out, err, arguments);
    out.flush();
    err.flush();
    System.exit(code);
  }

  /** Java 17 takes the encoding of files for that of the terminal, which a C locale makes ASCII. */
  private static Charset charset() {
    String terminal = System.getProperty("stdout.encoding", System.getProperty("native.encoding"));
    return terminal != null && Charset.isSupported(terminal)
        ? Charset.forName(terminal)
        : Charset.defaultCharset();
  }
}
