package io.github.collapsar.execution.training;

import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * How long runs may train.
 *
 * @param seconds for each run, by its share of its pack's time; 0 as long as it takes
 * @param expected how long a run should take, in seconds
 */
public record TimeLimit(double seconds, double expected) {

  /** No limit. */
  public static final TimeLimit NONE = new TimeLimit(0, 0);

  /** A pack far beyond what is expected of it is split long before its runs' time is used up. */
  private static final double FAR_BEYOND = 10;

  private static final int GRACE_SECONDS = 2;

  /** A training took longer than it may, and stopped. */
  static final class ExceededException extends Exception {
    private static final long serialVersionUID = 1L;
  }

  /** A training took longer than it may, and does not stop when its thread is interrupted. */
  public static final class StuckException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StuckException() {
      super("the training goes on although its thread was interrupted");
    }
  }

  /** Whether runs may train for as long as it takes. */
  public boolean isNone() {
    return seconds == 0;
  }

  /** How long a pack of so many runs may train, in seconds. */
  public double of(int runs) {
    return runs == 1
        ? seconds
        : Math.max(seconds, Math.min(runs * seconds, FAR_BEYOND * runs * expected));
  }

  /** The message of a run that took longer. */
  public String message() {
    return String.format(
        Locale.ROOT, "it trained for longer than time-limit = %s seconds", seconds);
  }

  /**
   * Trains a pack in a thread of its own for as long as it may train.
   *
   * @throws ExceededException if it took longer and stopped
   * @throws StuckException if it took longer and goes on
   * @throws Exception whatever it threw
   */
  <T> T during(int runs, Callable<T> training) throws Exception {
    if (isNone()) {
      return training.call();
    }
    FutureTask<T> task = new FutureTask<>(training);
    Thread thread = new Thread(task, Thread.currentThread().getName() + ", within its time");
    thread.setDaemon(true);
    thread.setContextClassLoader(Thread.currentThread().getContextClassLoader());
    thread.start();
    try {
      return task.get((long) Math.ceil(1000 * of(runs)), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      thread.interrupt();
      thread.join(TimeUnit.SECONDS.toMillis(GRACE_SECONDS));
      if (thread.isAlive()) {
        throw new StuckException();
      }
      throw new ExceededException();
    } catch (InterruptedException e) {
      thread.interrupt();
      Thread.currentThread().interrupt();
      throw e;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Exception cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error cause) {
        throw cause;
      }
      throw e;
    }
  }
}
