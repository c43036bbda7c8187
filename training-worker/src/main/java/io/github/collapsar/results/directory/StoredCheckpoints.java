package io.github.collapsar.results.directory;

import io.github.collapsar.results.storage.Storage;
import io.github.collapsar.run.RunId;
import io.github.collapsar.scenario.Checkpoints;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checkpoints in a folder of the result directory, one file a run. A state that cannot be kept is
 * said and does not stop the training.
 */
final class StoredCheckpoints implements Checkpoints {

  private static final Logger LOG = LoggerFactory.getLogger(StoredCheckpoints.class);

  private final Storage storage;
  private final Path folder;
  private final Duration interval;
  private long last = System.nanoTime();

  StoredCheckpoints(Storage storage, Path folder, Duration interval) {
    this.storage = storage;
    this.folder = folder;
    this.interval = interval;
  }

  @Override
  public boolean due() {
    return System.nanoTime() - last >= interval.toNanos();
  }

  @Override
  public Optional<byte[]> read(RunId id) {
    Path file = file(id);
    try {
      Optional<byte[]> state = storage.read(file);
      state.ifPresent(bytes -> LOG.info("Run {} goes on from its checkpoint", id));
      return state;
    } catch (IOException e) {
      LOG.warn("Cannot read the checkpoint {}; the run begins anew", file, e);
      return Optional.empty();
    }
  }

  @Override
  public void write(RunId id, byte[] state) {
    // Also after a failure: a full disk is not asked again at every step.
    last = System.nanoTime();
    Path file = file(id);
    try {
      storage.makeDirectory(folder);
      storage.replace(file, state);
    } catch (IOException e) {
      LOG.warn("Cannot keep the checkpoint {}; the run goes on without", file, e);
    }
  }

  @Override
  public void remove(RunId id) {
    Path file = file(id);
    try {
      storage.remove(file);
    } catch (IOException e) {
      LOG.warn("Cannot delete the checkpoint {}; delete it by hand", file, e);
    }
  }

  private Path file(RunId id) {
    return new Path(folder, id + ".state");
  }
}
