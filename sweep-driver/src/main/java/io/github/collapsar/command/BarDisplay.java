package io.github.collapsar.command;

import io.github.collapsar.execution.Tally;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar on the terminal. */
final class BarDisplay extends Display {

  private static final int UPDATE_MILLISECONDS = 250;

  private ProgressBar bar;

  @Override
  public synchronized void begin(long runs) {
    bar =
        ProgressBar.builder()
            .setTaskName("Training")
            .setInitialMax(runs)
            .setUnit(" runs", 1)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(UPDATE_MILLISECONDS)
            .showSpeed()
            .setConsumer(new ConsoleProgressBarConsumer(System.err, Terminal.columns()))
            .build();
  }

  @Override
  public synchronized void update(Tally tally) {
    super.update(tally);
    if (bar != null) {
      bar.stepTo(tally.runs());
      bar.setExtraMessage("  " + phases(tally));
    }
  }

  @Override
  public synchronized void end(Tally tally) {
    update(tally);
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
