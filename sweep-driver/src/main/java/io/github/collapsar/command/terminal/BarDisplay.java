package io.github.collapsar.command.terminal;

import io.github.collapsar.execution.progress.Tally;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar on the terminal. */
final class BarDisplay extends Display {

  private static final int UPDATE_MILLISECONDS = 250;

  private ProgressBar bar;

  @Override
  public synchronized void begin(String task, long runs) {
    super.begin(task, runs);
    bar =
        ProgressBar.builder()
            .setTaskName(task)
            .setInitialMax(runs)
            .setUnit(" runs", 1)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(UPDATE_MILLISECONDS)
            .showSpeed()
            .setConsumer(new ConsoleProgressBarConsumer(System.err, Terminal.columns()))
            .build();
  }

  @Override
  public synchronized void update(Tally tally, double inTraining) {
    super.update(tally, inTraining);
    if (bar != null) {
      // A pack that is retried begins again, but a bar that goes back is read as an error.
      bar.stepTo(Math.max(bar.getCurrent(), tally.runs() + (long) shown(tally, inTraining)));
      bar.setExtraMessage("  " + phases(tally));
    }
  }

  @Override
  public synchronized void end(Tally tally) {
    update(tally, 0);
    super.end(tally);
  }

  @Override
  public synchronized void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }
}
