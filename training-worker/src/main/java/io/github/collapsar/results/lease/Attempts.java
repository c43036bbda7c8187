package io.github.collapsar.results.lease;

import com.fasterxml.jackson.core.JacksonException;
import io.github.collapsar.results.ResultsException;
import io.github.collapsar.results.storage.Storage;
import io.github.collapsar.run.RunId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The marks of packs that are being trained, or were when their process died. */
public final class Attempts {

  private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);

  private final Storage storage;
  private final Path directory;

  /** Those below a directory. */
  public Attempts(Storage storage, Path directory) {
    this.storage = storage;
    this.directory = directory;
  }

  /**
   * Marks a pack until the mark is closed.
   *
   * @param packId the pack's name
   * @param runs its runs
   * @throws ResultsException if it cannot be written
   */
  public Attempt begin(String packId, Collection<RunId> runs) {
    try {
      storage.makeDirectory(directory);
      return Attempt.begin(storage, directory, packId, runs);
    } catch (IOException e) {
      throw Storage.cannotWrite(directory, e);
    }
  }

  /** All marks. */
  public List<Attempt.Mark> all() {
    return read(storage.list(directory));
  }

  /** The marks of one pack. */
  public List<Attempt.Mark> of(String packId) {
    return read(files(packId));
  }

  /** Forgets the marks of a pack: it is stored. */
  public void clear(String packId) {
    files(packId).forEach(file -> storage.delete(file.getPath()));
  }

  /** Forgets all marks: nothing is left to be trained. */
  public void clear() {
    storage.list(directory).forEach(file -> storage.delete(file.getPath()));
  }

  private List<FileStatus> files(String packId) {
    return storage.list(directory).stream()
        .filter(file -> file.getPath().getName().startsWith(packId + "."))
        .toList();
  }

  private List<Attempt.Mark> read(List<FileStatus> files) {
    List<Attempt.Mark> marks = new ArrayList<>();
    for (FileStatus file : files) {
      String name = file.getPath().getName();
      if (!name.endsWith(".json") || name.startsWith("_")) {
        continue;
      }
      try {
        // Nothing where the attempt has ended meanwhile.
        Optional<byte[]> json = storage.read(file.getPath());
        if (json.isPresent()) {
          marks.add(Attempt.read(json.get()));
        }
      } catch (JacksonException e) {
        LOG.warn("The mark {} cannot be read", file.getPath(), e);
      } catch (IOException e) {
        throw new ResultsException(
            "Cannot read %s: %s; check that you may read it"
                .formatted(file.getPath(), ResultsException.reason(e)),
            e);
      }
    }
    return marks;
  }
}
