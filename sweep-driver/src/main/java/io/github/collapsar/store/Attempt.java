package io.github.collapsar.store;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.collapsar.run.RunId;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A pack that is being trained. Its mark goes when the attempt ends, well or not; it stays when the
 * process dies, and so tells which packs may have killed it.
 */
public final class Attempt implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Logger LOG = LoggerFactory.getLogger(Attempt.class);
  private static final int BYTES = 16;

  private final Publishing publishing;
  private final Path mark;

  private Attempt(Publishing publishing, Path mark) {
    this.publishing = publishing;
    this.mark = mark;
  }

  /**
   * What a mark says.
   *
   * @param pack the pack's name
   * @param holder who trains it
   * @param ids its runs, 16 bytes each
   */
  record Written(String pack, LeaseHolder holder, byte[] ids) {}

  /**
   * A mark of another attempt.
   *
   * @param pack the pack's name
   * @param runs its runs
   * @param died whether its process certainly runs no more; only the same machine can tell
   * @param own whether this process made it
   * @param who the process, as a phrase
   */
  public record Mark(String pack, List<RunId> runs, boolean died, boolean own, String who) {
    public Mark {
      runs = List.copyOf(runs);
    }
  }

  static Attempt begin(
      FileSystem fileSystem,
      Publishing publishing,
      Path directory,
      String pack,
      Collection<RunId> runs) {
    ByteBuffer ids = ByteBuffer.allocate(runs.size() * BYTES);
    runs.forEach(id -> ids.putLong(id.high()).putLong(id.low()));
    Path mark = new Path(directory, pack + "." + ResultDirectory.unique() + ".json");
    try {
      fileSystem.mkdirs(directory);
      publishing.create(
          mark, JSON.writeValueAsBytes(new Written(pack, LeaseHolder.self(), ids.array())));
    } catch (IOException e) {
      throw new StoreException(
          "Cannot write %s: %s; make room and run again: nothing that is stored is lost"
              .formatted(mark, StoreException.reason(e)),
          e);
    }
    return new Attempt(publishing, mark);
  }

  static List<Mark> marks(FileSystem fileSystem, List<FileStatus> files) throws IOException {
    List<Mark> marks = new ArrayList<>();
    for (FileStatus file : files) {
      if (file.getPath().getName().endsWith(".json") && !file.getPath().getName().startsWith("_")) {
        try (var stream = fileSystem.open(file.getPath())) {
          marks.add(mark(JSON.readValue(stream.readAllBytes(), Written.class)));
        } catch (FileNotFoundException e) {
          LOG.debug("{} has gone", file.getPath(), e);
        } catch (JacksonException e) {
          LOG.warn("The mark {} cannot be read", file.getPath(), e);
        }
      }
    }
    return marks;
  }

  private static Mark mark(Written written) {
    List<RunId> runs = new ArrayList<>();
    ByteBuffer ids = ByteBuffer.wrap(written.ids());
    while (ids.remaining() >= BYTES) {
      runs.add(new RunId(ids.getLong(), ids.getLong()));
    }
    LeaseHolder holder = written.holder();
    return new Mark(
        written.pack(), runs, holder.isDead(), holder.isThisProcess(), holder.toString());
  }

  @Override
  public void close() {
    try {
      publishing.remove(mark);
    } catch (IOException e) {
      LOG.warn("The mark {} could not be removed", mark, e);
    }
  }
}
