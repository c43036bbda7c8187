package io.github.collapsar.command;

import io.github.collapsar.command.terminal.Display;
import io.github.collapsar.command.terminal.NumberText;
import io.github.collapsar.execution.progress.Tally;
import io.github.collapsar.results.directory.ResultDirectory;
import io.github.collapsar.results.lease.Lease;
import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.util.ShutdownHookManager;

/**
 * Ctrl-C and SIGTERM during a training: says what is kept and gives the directory free. Packs that
 * were being trained are lost, those published are not.
 */
final class Interruption implements AutoCloseable {

  /** Before Spark's own hook (40) and that of Hadoop's file systems (10). */
  private static final int PRIORITY = 100;

  private static volatile boolean happened;

  private final Runnable hook;

  private Interruption(Runnable hook) {
    this.hook = hook;
  }

  /** Watches until it is closed. */
  static Interruption watch(
      ResultDirectory directory, Lease lease, Display display, PrintWriter err) {
    Runnable hook =
        () -> {
          happened = true;
          display.close();
          Tally tally = display.latest();
          err.printf(
              "Interrupted. The %s runs that were trained are kept in %s; run the same command again to"
                  + " train the rest.%n",
              NumberText.whole(tally.runs()), directory.location());
          err.flush();
          LogFile.takeStandardError();
          lease.close();
        };
    ShutdownHookManager.get().addShutdownHook(hook, PRIORITY);
    return new Interruption(hook);
  }

  /** Whether the JVM is going down. */
  static boolean happened() {
    return happened;
  }

  /** Lets the hooks finish: the JVM ends when they have, with the code of its signal. */
  static int waitForEnd() {
    try {
      TimeUnit.MINUTES.sleep(1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return ExitCode.CANNOT_GO_ON;
  }

  @Override
  public void close() {
    if (!happened) {
      ShutdownHookManager.get().removeShutdownHook(hook);
    }
  }
}
