package io.github.collapsar.command.terminal;

import java.time.Duration;
import java.util.Locale;

/** How numbers and times are shown to people. */
public final class NumberText {

  private static final double MINUTE = 60;
  private static final double HOUR = 3600;
  private static final double DAY = 86_400;

  private NumberText() {}

  /** A whole number with its thousands apart: 110,592. */
  public static String whole(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** A rate of runs a second. */
  public static String rate(double runs, double seconds) {
    double rate = runs / Math.max(seconds, 1e-3);
    return rate < 10 ? String.format(Locale.ROOT, "%.2g", rate) : whole(Math.round(rate));
  }

  /** A time in the unit that suits it: 0.3 s, 42 s, 3.5 min, 2.1 h, 4.0 days. */
  public static String time(double seconds) {
    if (seconds < 10) {
      return String.format(Locale.ROOT, "%.1f s", seconds);
    }
    if (seconds < 2 * MINUTE) {
      return String.format(Locale.ROOT, "%.0f s", seconds);
    }
    if (seconds < 2 * HOUR) {
      return String.format(Locale.ROOT, "%.1f min", seconds / MINUTE);
    }
    return seconds < 2 * DAY
        ? String.format(Locale.ROOT, "%.1f h", seconds / HOUR)
        : String.format(Locale.ROOT, "%.1f days", seconds / DAY);
  }

  /** The same of a duration. */
  public static String time(Duration duration) {
    return time(duration.toMillis() / 1e3);
  }
}
