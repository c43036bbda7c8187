package io.github.collapsar.scenario;

import io.github.collapsar.run.RunId;
import java.util.Optional;

/**
 * Where long runs leave their state now and then, so that one that is killed goes on from there and
 * ends with the same results. A state that is lost costs time and nothing else.
 */
public interface Checkpoints {

  /** Keeps nothing. */
  Checkpoints NONE =
      new Checkpoints() {
        @Override
        public Optional<byte[]> read(RunId id) {
          return Optional.empty();
        }

        @Override
        public boolean due() {
          return false;
        }

        @Override
        public void write(RunId id, byte[] state) {
          // Nothing is kept.
        }

        @Override
        public void remove(RunId id) {
          // Nothing is kept.
        }
      };

  /** The state that a run left last. */
  Optional<byte[]> read(RunId id);

  /** Whether it is time to leave a state again; cheap, for every step. */
  boolean due();

  /** Keeps a run's state in the place of the one before, whole or not at all. */
  void write(RunId id, byte[] state);

  /** Forgets a run, which is done. */
  void remove(RunId id);
}
