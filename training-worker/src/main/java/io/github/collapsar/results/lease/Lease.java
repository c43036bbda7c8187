package io.github.collapsar.results.lease;

import com.fasterxml.jackson.core.JacksonException;
import io.github.collapsar.results.ResultsException;
import io.github.collapsar.results.storage.Storage;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.hadoop.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The right of one process to be the driver of a sweep: a file that is created by whoever comes
 * first and says who that is.
 *
 * <p>It is refreshed while it is held. A lease whose holder is a dead process of this machine, or
 * that was not refreshed for {@link #EXPIRY}, is taken over. A holder finds out at its next refresh
 * and must stop. Should two drivers meet all the same (a driver that slept longer than that),
 * nothing is lost: packs are published under names that their content fixes.
 */
public final class Lease implements AutoCloseable {

  /** How long a lease lasts without being refreshed. */
  static final Duration EXPIRY = Duration.ofMinutes(2);

  private static final Duration REFRESH = Duration.ofSeconds(20);
  private static final Logger LOG = LoggerFactory.getLogger(Lease.class);

  private final Storage storage;
  private final Path path;
  private final LeaseHolder self;
  private final ScheduledExecutorService refresher;
  private final ScheduledFuture<?> refreshing;
  private volatile boolean held = true;

  Lease(Storage storage, Path path, LeaseHolder self) {
    this.storage = storage;
    this.path = path;
    this.self = self;
    this.refresher =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "lease");
              thread.setDaemon(true);
              return thread;
            });
    this.refreshing =
        refresher.scheduleWithFixedDelay(
            this::refresh, REFRESH.toSeconds(), REFRESH.toSeconds(), TimeUnit.SECONDS);
  }

  /**
   * Takes a lease.
   *
   * @param path its file
   * @param location the directory as the user gave it, for messages
   * @param notices is given, a sentence each, what a user should know, such as a dead holder's
   *     lease that was taken over
   * @throws ResultsException if someone else holds it, saying who
   */
  public static Lease take(Storage storage, Path path, String location, Consumer<String> notices) {
    return new LeaseTaking(storage, path, location, notices).take();
  }

  /**
   * Takes a lease from a holder of whom the user knows that it is gone. A process of this machine
   * that is still alive keeps it.
   *
   * @param path its file
   * @param location the directory as the user gave it, for messages
   * @param notices is given what a user should know
   * @throws ResultsException if a process of this machine holds it, saying which
   */
  public static Lease takeOver(
      Storage storage, Path path, String location, Consumer<String> notices) {
    return new LeaseTaking(storage, path, location, notices).takeOver();
  }

  /** Who holds a lease now, as a phrase such as "user on host (process 7, started …)". */
  public static Optional<String> holder(Storage storage, Path path) {
    try {
      return read(storage, path).filter(h -> !h.isDead()).map(LeaseHolder::toString);
    } catch (IOException e) {
      throw new ResultsException(
          "Cannot read the lease %s: %s; check that you may read it"
              .formatted(path, ResultsException.reason(e)),
          e);
    }
  }

  static Optional<LeaseHolder> read(Storage storage, Path path) throws IOException {
    Optional<byte[]> json = storage.read(path);
    try {
      return json.isPresent() ? Optional.of(LeaseHolder.read(json.get())) : Optional.empty();
    } catch (JacksonException e) {
      LOG.warn("The lease {} cannot be read", path, e);
      return Optional.empty();
    }
  }

  /** Whether it is still held, as far as the last refresh knows. */
  public boolean isHeld() {
    return held;
  }

  /**
   * Looks whether it is still held.
   *
   * @throws ResultsException if another process took it over
   */
  public void check() {
    refresh();
    if (!held) {
      throw new ResultsException(
          "Cannot go on: another process took over %s; what is stored is kept"
              .formatted(path.getParent()));
    }
  }

  synchronized void refresh() {
    if (!held) {
      return;
    }
    try {
      if (read(storage, path).filter(self::equals).isEmpty()) {
        LOG.warn("The lease {} was taken over by another process", path);
        held = false;
        return;
      }
      storage.replace(path, self.json());
    } catch (IOException e) {
      LOG.warn("The lease {} could not be refreshed", path, e);
    }
  }

  /** Gives the directory free. May be called more than once. */
  @Override
  public synchronized void close() {
    refreshing.cancel(false);
    refresher.shutdown();
    if (!held) {
      return;
    }
    held = false;
    try {
      if (read(storage, path).filter(self::equals).isPresent()) {
        storage.remove(path);
      }
    } catch (IOException e) {
      LOG.warn("The lease {} could not be removed", path, e);
    }
  }
}
