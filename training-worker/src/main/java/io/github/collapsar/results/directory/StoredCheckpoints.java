package io.github.collapsar.results.directory;

import io.github.collapsar.run.RunId;
import io.github.collapsar.scenario.Checkpoints;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checkpoints in a folder of the result directory, one file a run. A state that cannot be kept is
 * said and does not stop the training.
 */
final class StoredCheckpoints implements Checkpoints {

  private static final Logger LOG = LoggerFactory.getLogger(StoredCheckpoints.class);

  private final FileSystem fileSystem;
  private final Path folder;
  private final Duration interval;
  private long last = System.nanoTime();

  StoredCheckpoints(FileSystem fileSystem, Path folder, Duration interval) {
    this.fileSystem = fileSystem;
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
      if (!fileSystem.exists(file)) {
        return Optional.empty();
      }
      try (InputStream in = fileSystem.open(file)) {
        LOG.info("Run {} goes on from its checkpoint", id);
        return Optional.of(in.readAllBytes());
      }
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
    Path written = new Path(folder, "_" + id + "." + UUID.randomUUID());
    try {
      try (OutputStream out = fileSystem.create(written, false)) {
        out.write(state);
      }
      // Between the two a reader finds nothing, and a run that is killed there begins anew.
      fileSystem.delete(file, false);
      if (!fileSystem.rename(written, file)) {
        throw new IOException("cannot rename " + written);
      }
    } catch (IOException e) {
      LOG.warn("Cannot keep the checkpoint {}; the run goes on without", file, e);
      remove(written);
    }
  }

  @Override
  public void remove(RunId id) {
    remove(file(id));
  }

  private void remove(Path file) {
    try {
      fileSystem.delete(file, false);
    } catch (IOException e) {
      LOG.warn("Cannot delete the checkpoint {}; delete it by hand", file, e);
    }
  }

  private Path file(RunId id) {
    return new Path(folder, id + ".state");
  }
}
