package io.github.collapsar.results.lease;

import io.github.collapsar.results.ResultsException;
import io.github.collapsar.results.storage.Storage;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.hadoop.fs.Path;

/** Takes a lease, from a holder that is gone where there is one. */
final class LeaseTaking {

  private static final int ATTEMPTS = 5;

  private final Storage storage;
  private final Path path;
  private final String location;
  private final Consumer<String> notices;

  /**
   * @param location the directory as the user gave it
   * @param notices is given a sentence on whom the lease was taken over from
   */
  LeaseTaking(Storage storage, Path path, String location, Consumer<String> notices) {
    this.storage = storage;
    this.path = path;
    this.location = location;
    this.notices = notices;
  }

  /** Takes it unless someone holds it who may be alive. */
  Lease take() {
    return take(Lease.EXPIRY.toMillis());
  }

  /** Takes it unless a process holds it that is alive on this machine. */
  Lease takeOver() {
    return take(Long.MIN_VALUE);
  }

  /**
   * @param patience how long, in milliseconds, a holder of whom nothing is known may be silent
   */
  private Lease take(long patience) {
    LeaseHolder self = LeaseHolder.self();
    try {
      for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        if (storage.create(path, self.json())) {
          return new Lease(storage, path, self);
        }
        Optional<LeaseHolder> holder = Lease.read(storage, path);
        boolean dead = holder.map(LeaseHolder::isDead).orElse(false);
        boolean alive = holder.map(LeaseHolder::isAlive).orElse(false);
        if (!dead
            && (storage.millisecondsSinceWritten(path) < patience || (alive && patience < 0))) {
          throw refusal(holder, alive);
        }
        // Not if it has become another's meanwhile.
        if (storage.removeIf(path, found -> Lease.read(storage, found).equals(holder))) {
          notices.accept(
              "Taking over %s from %s, which %s."
                  .formatted(location, who(holder), reason(dead, patience)));
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

  private static String reason(boolean dead, long patience) {
    if (dead) {
      return "is no longer running";
    }
    return patience < 0 ? "is gone according to --takeover" : "has gone silent";
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
}
