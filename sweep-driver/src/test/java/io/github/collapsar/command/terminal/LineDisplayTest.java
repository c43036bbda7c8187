package io.github.collapsar.command.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.collapsar.execution.progress.Tally;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LineDisplayTest {

  private static final long SECOND = 1_000_000_000;

  @Test
  void countsWhatIsInTraining() {
    StringWriter text = new StringWriter();
    AtomicLong clock = new AtomicLong(5);
    LineDisplay display = new LineDisplay(new PrintWriter(text, true), clock::get);

    display.begin("Training", 100);
    clock.addAndGet(20 * SECOND);
    display.update(Tally.NONE, 20.5);

    assertThat(text.toString())
        .endsWith(
            "0 of 100 runs (no pack is done yet, about 20 in training), 1.0 runs a second, about 78 s"
                + " left\n");
  }

  @Test
  void neverSeemsDoneBeforeItIs() {
    StringWriter text = new StringWriter();
    AtomicLong clock = new AtomicLong(5);
    LineDisplay display = new LineDisplay(new PrintWriter(text, true), clock::get);

    display.begin("Training", 100);
    clock.addAndGet(20 * SECOND);
    display.update(new Tally(80, 0, 0, 0, 0, 1, null), 40);

    assertThat(text.toString())
        .endsWith(
            "80 of 100 runs (80 learned, about 19 in training), 5.0 runs a second, about 0.2 s left\n");
  }

  @Test
  void saysALineEveryTenSeconds() {
    StringWriter text = new StringWriter();
    AtomicLong clock = new AtomicLong(5);
    LineDisplay display = new LineDisplay(new PrintWriter(text, true), clock::get);

    display.begin("Training", 100_000);
    for (int second = 1; second <= 21; second++) {
      clock.addAndGet(SECOND);
      display.update(new Tally(1000L * second, 100L * second, 0, 0, 0, second, null), 0);
    }

    assertThat(text.toString())
        .isEqualToNormalizingNewlines(
            """
            Training 100,000 runs.
            11,000 of 100,000 runs (10,000 learned, 1,000 collapsed), 1,100 runs a second, about 81 s left
            22,000 of 100,000 runs (20,000 learned, 2,000 collapsed), 1,100 runs a second, about 71 s left
            """);
  }
}
