package io.github.collapsar.results.lease;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.collapsar.results.ResultsException;
import io.github.collapsar.results.storage.Publishing;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Coming to hold a lease.
 *
 * @param location the directory as the user gave it
 * @param notices told from whom it was taken over
 */
public record LeaseTaking(
    FileSystem fileSystem,
    Publishing publishing,
    Path path,
    String location,
    Consumer<String> notices) {

  private static final int ATTEMPTS = 5;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Takes it unless someone holds it who may be alive. */
  public Lease take() {
    return take(Lease.EXPIRY.toMillis());
  }

  /** Takes it unless a process holds it that is alive on this machine. */
  public Lease takeOver() {
    return take(Long.MIN_VALUE);
  }

  /**
   * @param patience how long, in milliseconds, a holder of whom nothing is known may be silent
   */
  private Lease take(long patience) {
    LeaseHolder self = LeaseHolder.self();
    try {
      for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        if (publishing.create(path, JSON.writeValueAsBytes(self))) {
          return new Lease(fileSystem, publishing, path, self);
        }
        Optional<LeaseHolder> holder = Lease.read(fileSystem, path);
        boolean dead = holder.map(LeaseHolder::isDead).orElse(false);
        boolean alive = holder.map(LeaseHolder::isAlive).orElse(false);
        if (!dead && (silence() < patience || (alive && patience < 0))) {
          throw refusal(holder, alive);
        }
        if (removedUnchanged(holder)) {
          notices.accept(
              "Taking over %s from %s, which %s."
                  .formatted(
                      location,
                      who(holder),
                      dead
                          ? "is no longer running"
                          : patience < 0 ? "is gone, you say" : "has gone silent"));
        }
      }
    } catch (IOException e) {
      throw new ResultsException(
          "Cannot take the lease %s: %s; check that you may write there"
              .formatted(path, ResultsException.reason(e)),
          e);
    }
    throw new ResultsException(
        "Cannot take the lease %s: others keep taking it; run again".formatted(path));
  }

  private ResultsException refusal(Optional<LeaseHolder> holder, boolean alive) {
    return new ResultsException(
        ("Cannot use %s: %s is running a sweep there; wait for it, %s, or give another directory"
                + " with --results")
            .formatted(
                location,
                who(holder),
                alive
                    ? "or end it"
                    : "or take over with --takeover if that process is gone for certain"));
  }

  private static String who(Optional<LeaseHolder> holder) {
    return holder.map(LeaseHolder::toString).orElse("someone who left no name");
  }

  /**
   * For how many milliseconds the lease was not refreshed, by the clock of the file system: the
   * clocks of two machines may differ.
   */
  private long silence() throws IOException {
    try {
      Instant refreshed = modified(path);
      Path probe = Publishing.beside(path);
      publishing.create(probe, new byte[] {0});
      Instant now = modified(probe);
      publishing.remove(probe);
      return now.toEpochMilli() - refreshed.toEpochMilli();
    } catch (FileNotFoundException e) {
      return 0;
    }
  }

  private Instant modified(Path file) throws IOException {
    return Instant.ofEpochMilli(fileSystem.getFileStatus(file).getModificationTime());
  }

  /** Removes a lease unless it has become another's meanwhile. */
  private boolean removedUnchanged(Optional<LeaseHolder> expected) throws IOException {
    if (publishing.isAtomicAlone()) {
      return Lease.read(fileSystem, path).equals(expected) && publishing.remove(path);
    }
    Path aside = Publishing.beside(path);
    if (!fileSystem.exists(path) || !fileSystem.rename(path, aside)) {
      return false;
    }
    if (Lease.read(fileSystem, aside).equals(expected)) {
      fileSystem.delete(aside, false);
      return true;
    }
    fileSystem.rename(aside, path);
    return false;
  }
}
