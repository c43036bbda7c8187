package io.github.collapsar.results.lease;

import com.fasterxml.jackson.core.JacksonException;
import io.github.collapsar.results.ResultsException;
import io.github.collapsar.results.storage.Folders;
import io.github.collapsar.results.storage.Publishing;
import io.github.collapsar.run.RunId;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The marks of packs that are being trained, or were when their process died. */
public final class Attempts {

  private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);

  private final Folders folders;
  private final Publishing publishing;
  private final Path directory;

  /** Those below a directory. */
  public Attempts(Folders folders, Publishing publishing, Path directory) {
    this.folders = folders;
    this.publishing = publishing;
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
      folders.fileSystem().mkdirs(directory);
      return Attempt.begin(publishing, directory, packId, runs);
    } catch (IOException e) {
      throw Folders.cannotWrite(directory, e);
    }
  }

  /** All marks. */
  public List<Attempt.Mark> all() {
    return read(folders.list(directory));
  }

  /** The marks of one pack. */
  public List<Attempt.Mark> of(String packId) {
    return read(files(packId));
  }

  /** Forgets the marks of a pack: it is stored. */
  public void clear(String packId) {
    files(packId).forEach(folders::delete);
  }

  /** Forgets all marks: nothing is left to be trained. */
  public void clear() {
    folders.list(directory).forEach(folders::delete);
  }

  private List<FileStatus> files(String packId) {
    return folders.list(directory).stream()
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
      try (var stream = folders.fileSystem().open(file.getPath())) {
        marks.add(Attempt.read(stream));
      } catch (FileNotFoundException e) {
        LOG.debug("{} has gone", file.getPath(), e);
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
