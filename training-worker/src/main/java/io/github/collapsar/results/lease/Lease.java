package io.github.collapsar.results.lease;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.collapsar.results.ResultsException;
import io.github.collapsar.results.storage.Publishing;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.fs.FileSystem;
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
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Logger LOG = LoggerFactory.getLogger(Lease.class);

  private final FileSystem fileSystem;
  private final Publishing publishing;
  private final Path path;
  private final LeaseHolder self;
  private final ScheduledExecutorService refresher;
  private final ScheduledFuture<?> refreshing;
  private volatile boolean held = true;

  Lease(FileSystem fileSystem, Publishing publishing, Path path, LeaseHolder self) {
    this.fileSystem = fileSystem;
    this.publishing = publishing;
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

  /** Who holds a lease now, as a phrase. */
  public static Optional<String> holder(Path path, FileSystem fileSystem) {
    try {
      return read(fileSystem, path).filter(h -> !h.isDead()).map(LeaseHolder::toString);
    } catch (IOException e) {
      throw new ResultsException(
          "Cannot read the lease %s: %s; check that you may read it"
              .formatted(path, ResultsException.reason(e)),
          e);
    }
  }

  static Optional<LeaseHolder> read(FileSystem fileSystem, Path path) throws IOException {
    try (var stream = fileSystem.open(path)) {
      return Optional.of(JSON.readValue(stream.readAllBytes(), LeaseHolder.class));
    } catch (FileNotFoundException e) {
      return Optional.empty();
    } catch (com.fasterxml.jackson.core.JacksonException e) {
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
      if (read(fileSystem, path).filter(self::equals).isEmpty()) {
        LOG.warn("The lease {} was taken over by another process", path);
        held = false;
        return;
      }
      publishing.replace(path, JSON.writeValueAsBytes(self));
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
      if (read(fileSystem, path).filter(self::equals).isPresent()) {
        publishing.remove(path);
      }
    } catch (IOException e) {
      LOG.warn("The lease {} could not be removed", path, e);
    }
  }
}
