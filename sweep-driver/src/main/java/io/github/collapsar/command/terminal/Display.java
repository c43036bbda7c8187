package io.github.collapsar.command.terminal;

import io.github.collapsar.execution.progress.Progress;
import io.github.collapsar.execution.progress.Tally;
import java.io.PrintWriter;
import java.util.StringJoiner;

/** Shows how a training goes, and remembers it. Closing takes a bar off the terminal. */
public abstract class Display implements Progress, AutoCloseable {

  private Tally earlier = Tally.NONE;
  private volatile Tally latest = Tally.NONE;
  private long runs;

  /**
   * A bar where a person looks on, else a line now and then.
   *
   * @param quiet shows nothing
   */
  public static Display on(PrintWriter err, boolean quiet) {
    if (quiet) {
      return new NoDisplay();
    }
    return Terminal.isThere() ? new BarDisplay() : new LineDisplay(err, System::nanoTime);
  }

  @Override
  public void begin(String task, long runs) {
    earlier = latest;
    this.runs = runs;
  }

  @Override
  public void update(Tally tally, double inTraining) {
    latest = earlier.plus(tally);
  }

  @Override
  public void end(Tally tally) {
    latest = earlier.plus(tally);
    close();
  }

  /** How many runs are to be trained. */
  final long runs() {
    return runs;
  }

  /** What is in training, never so much that all seems done before it is. */
  final double shown(Tally tally, double inTraining) {
    return Math.max(0, Math.min(inTraining, (double) (runs - tally.runs() - 1)));
  }

  /** What was trained when this was last updated. */
  public final Tally latest() {
    return latest;
  }

  @Override
  public void close() {}

  static String phases(Tally tally) {
    StringJoiner phases = new StringJoiner(", ");
    add(phases, tally.learned(), "learned");
    add(phases, tally.collapsed(), "collapsed");
    add(phases, tally.diverged(), "diverged");
    add(phases, tally.failed(), "failed");
    add(phases, tally.timedOut(), "timed out");
    return phases.toString();
  }

  private static void add(StringJoiner phases, long runs, String word) {
    if (runs > 0) {
      phases.add(NumberText.whole(runs) + " " + word);
    }
  }

  private static final class NoDisplay extends Display {}
}
