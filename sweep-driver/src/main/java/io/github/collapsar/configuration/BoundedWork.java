package io.github.collapsar.configuration;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/**
 * Runs work on what others wrote in a thread with a deep stack, and gives up where it gets nowhere.
 * Work that was given up cannot be stopped: it ends with the process.
 */
final class BoundedWork {

  private static final long STACK_BYTES = 256L << 20;
  private static final long LOOK_EVERY_MILLIS = 50;

  private BoundedWork() {}

  /**
   * The result of work in one thread. What it throws is thrown on.
   *
   * @param seconds of the thread's computing that are waited for: a machine that is busy with other
   *     things gets the time that it needs
   * @throws TimeoutException if it takes longer
   */
  static <T> T call(double seconds, Supplier<T> work) throws TimeoutException {
    return call(
        work,
        thread -> ManagementFactory.getThreadMXBean().getThreadCpuTime(thread.getId()),
        () -> 0,
        seconds);
  }

  /**
   * The result of work in several threads. What it throws is thrown on.
   *
   * @param seconds of the process's computing without progress that are waited for
   * @param progress a number that changes as the work goes on
   * @throws TimeoutException if it gets nowhere
   */
  static <T> T call(double seconds, LongSupplier progress, Supplier<T> work)
      throws TimeoutException {
    return call(work, thread -> process().toNanos(), progress, seconds);
  }

  private static Duration process() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private static <T> T call(
      Supplier<T> work, ToLongFunction<Thread> clock, LongSupplier progress, double seconds)
      throws TimeoutException {
    FutureTask<T> task = new FutureTask<>(work::get);
    Thread thread = new Thread(null, task, "condition", STACK_BYTES);
    thread.setDaemon(true);
    thread.start();
    try {
      waitFor(thread, clock, progress, seconds);
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Cannot go on: interrupted", e);
    } catch (java.util.concurrent.ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    }
  }

  private static void waitFor(
      Thread thread, ToLongFunction<Thread> clock, LongSupplier progress, double seconds)
      throws InterruptedException, TimeoutException {
    long before = progress.getAsLong();
    long since = clock.applyAsLong(thread);
    while (thread.isAlive()) {
      thread.join(LOOK_EVERY_MILLIS);
      long now = progress.getAsLong();
      if (now != before) {
        before = now;
        since = clock.applyAsLong(thread);
      } else if (clock.applyAsLong(thread) - since > seconds * 1e9) {
        throw new TimeoutException();
      }
    }
  }
}
