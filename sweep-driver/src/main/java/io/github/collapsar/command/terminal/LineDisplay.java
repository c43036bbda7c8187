package io.github.collapsar.command.terminal;

import io.github.collapsar.execution.progress.Tally;
import java.io.PrintWriter;
import java.util.function.LongSupplier;

/** A line now and then, for logs of batch systems. */
final class LineDisplay extends Display {

  private static final double SECONDS_BETWEEN = 10;

  private final PrintWriter err;
  private final LongSupplier nanoClock;
  private long start;
  private long last;

  LineDisplay(PrintWriter err, LongSupplier nanoClock) {
    this.err = err;
    this.nanoClock = nanoClock;
  }

  @Override
  public void begin(String task, long runs) {
    super.begin(task, runs);
    this.start = nanoClock.getAsLong();
    this.last = start;
    err.printf("%s %s runs.%n", task, NumberText.whole(runs));
  }

  @Override
  public void update(Tally tally, double inTraining) {
    super.update(tally, inTraining);
    long now = nanoClock.getAsLong();
    if ((now - last) * 1e-9 < SECONDS_BETWEEN) {
      return;
    }
    last = now;
    double seconds = (now - start) * 1e-9;
    long done = tally.runs();
    double shown = shown(tally, inTraining);
    double worked = done + shown;
    err.printf(
        "%s of %s runs (%s%s), %s runs a second%s%n",
        NumberText.whole(done),
        NumberText.whole(runs()),
        done == 0 ? "no pack is done yet" : phases(tally),
        shown < 1 ? "" : ", about " + NumberText.whole((long) shown) + " in training",
        NumberText.rate(worked, seconds),
        worked < 1
            ? ""
            : ", about " + NumberText.time(seconds * (runs() - worked) / worked) + " left");
  }
}
