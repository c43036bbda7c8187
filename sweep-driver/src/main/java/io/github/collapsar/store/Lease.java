package io.github.collapsar.store;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The right of one process to be the driver of a sweep: a file that is created by whoever comes
 * first and says who that is.
 *
 * <p>It is refreshed while it is held. A lease whose holder is a dead process of this machine, or
 * that was not refreshed for {@link #EXPIRY}, is taken over. Should two drivers meet all the same
 * (a driver that slept longer than that), nothing is lost: packs are published under names that
 * their content fixes.
 */
public final class Lease implements AutoCloseable {

  /** How long a lease lasts without being refreshed. */
  static final Duration EXPIRY = Duration.ofMinutes(2);

  private static final Duration REFRESH = Duration.ofSeconds(20);
  private static final int ATTEMPTS = 5;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Logger LOG = LoggerFactory.getLogger(Lease.class);

  private final FileSystem fileSystem;
  private final Path path;
  private final LeaseHolder self;
  private final ScheduledExecutorService refresher;
  private final ScheduledFuture<?> refreshing;
  private boolean held = true;

  private Lease(FileSystem fileSystem, Path path, LeaseHolder self) {
    this.fileSystem = fileSystem;
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

  static Lease take(FileSystem fileSystem, Path path, String location, Consumer<String> notices) {
    LeaseHolder self = LeaseHolder.self();
    try {
      for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        if (created(fileSystem, path, JSON.writeValueAsString(self))) {
          return new Lease(fileSystem, path, self);
        }
        Optional<LeaseHolder> holder = read(fileSystem, path);
        Instant refreshed = refreshed(fileSystem, path);
        boolean dead = holder.map(LeaseHolder::isDead).orElse(false);
        boolean expired = refreshed.plus(EXPIRY).isBefore(Instant.now());
        String who = holder.map(LeaseHolder::toString).orElse("someone who left no name");
        if (!dead && !expired) {
          throw new StoreException(
              ("Cannot use %s: %s is running a sweep there; wait for it, or give another directory"
                      + " with --results (if that process is gone for certain, delete %s)")
                  .formatted(location, who, path));
        }
        if (removedUnchanged(fileSystem, path, holder)) {
          notices.accept(
              "Taking over %s from %s, which %s."
                  .formatted(location, who, dead ? "is no longer running" : "has gone silent"));
        }
      }
    } catch (IOException e) {
      throw new StoreException(
          "Cannot take the lease %s: %s; check that you may write there"
              .formatted(path, StoreException.reason(e)),
          e);
    }
    throw new StoreException(
        "Cannot take the lease %s: others keep taking it; run again".formatted(path));
  }

  static Optional<String> holder(FileSystem fileSystem, Path path) {
    try {
      return read(fileSystem, path).filter(h -> !h.isDead()).map(LeaseHolder::toString);
    } catch (IOException e) {
      throw new StoreException(
          "Cannot read the lease %s: %s; check that you may read it"
              .formatted(path, StoreException.reason(e)),
          e);
    }
  }

  private static boolean created(FileSystem fileSystem, Path path, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if ("file".equals(path.toUri().getScheme())) {
      // Hadoop's local file system looks first and creates then, which lets two drivers in.
      java.nio.file.Path local = java.nio.file.Path.of(path.toUri().getPath());
      try {
        Files.write(local, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        return true;
      } catch (FileAlreadyExistsException e) {
        return false;
      }
    }
    if (fileSystem.exists(path)) {
      return false;
    }
    try (OutputStream stream = fileSystem.create(path, false)) {
      stream.write(bytes);
      return true;
    } catch (org.apache.hadoop.fs.FileAlreadyExistsException e) {
      return false;
    }
  }

  private static Optional<LeaseHolder> read(FileSystem fileSystem, Path path) throws IOException {
    try (var stream = fileSystem.open(path)) {
      return Optional.of(JSON.readValue(stream.readAllBytes(), LeaseHolder.class));
    } catch (FileNotFoundException e) {
      return Optional.empty();
    } catch (com.fasterxml.jackson.core.JacksonException e) {
      LOG.warn("The lease {} cannot be read", path, e);
      return Optional.empty();
    }
  }

  private static Instant refreshed(FileSystem fileSystem, Path path) throws IOException {
    try {
      return Instant.ofEpochMilli(fileSystem.getFileStatus(path).getModificationTime());
    } catch (FileNotFoundException e) {
      return Instant.now();
    }
  }

  /** Removes a lease unless it has become another's meanwhile. */
  private static boolean removedUnchanged(
      FileSystem fileSystem, Path path, Optional<LeaseHolder> expected) throws IOException {
    Path aside = new Path(path.getParent(), path.getName() + "." + ResultDirectory.unique());
    if (!fileSystem.exists(path) || !fileSystem.rename(path, aside)) {
      return false;
    }
    if (read(fileSystem, aside).equals(expected)) {
      fileSystem.delete(aside, false);
      return true;
    }
    fileSystem.rename(aside, path);
    return false;
  }

  private synchronized void refresh() {
    if (!held) {
      return;
    }
    try {
      if (read(fileSystem, path).filter(self::equals).isEmpty()) {
        LOG.warn("The lease {} was taken over by another process", path);
        held = false;
        return;
      }
      ResultDirectory.replaced(fileSystem, path, JSON.writeValueAsString(self));
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
        fileSystem.delete(path, false);
      }
    } catch (IOException e) {
      LOG.warn("The lease {} could not be removed", path, e);
    }
  }
}
