package io.github.collapsar.command;

import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Starts the command line. */
public final class Main {

  private Main() {}

  /** Runs a command and exits with its code. */
  public static void main(String[] arguments) {
    Charset charset = charset();
    PrintWriter out = new PrintWriter(new OutputStreamWriter(System.out, charset), true);
    PrintWriter err = new PrintWriter(new OutputStreamWriter(System.err, charset), true);
    System.setOut(OutputToLog.toLog());
    int code = Collapsar.execute(out, err, arguments);
    out.flush();
    err.flush();
    if (code != ExitCode.DONE || !Submission.mustReturn()) {
      System.exit(code);
    }
  }

  /**
   * What the terminal reads. Where the locale says nothing, as in most containers, Java takes it to
   * be ASCII, but whoever looks at it reads UTF-8.
   */
  private static Charset charset() {
    String terminal = System.getProperty("stdout.encoding", System.getProperty("native.encoding"));
    Charset charset =
        terminal != null && Charset.isSupported(terminal)
            ? Charset.forName(terminal)
            : StandardCharsets.UTF_8;
    return charset.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : charset;
  }
}
