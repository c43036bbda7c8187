package io.github.collapsar.results.lease;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.collapsar.results.storage.Storage;
import io.github.collapsar.run.RunId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
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

  private final Storage storage;
  private final Path mark;

  private Attempt(Storage storage, Path mark) {
    this.storage = storage;
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

  static Attempt begin(Storage storage, Path directory, String pack, Collection<RunId> runs)
      throws IOException {
    ByteBuffer ids = ByteBuffer.allocate(runs.size() * BYTES);
    runs.forEach(id -> ids.putLong(id.high()).putLong(id.low()));
    Path mark = new Path(directory, pack + "." + Storage.unique() + ".json");
    storage.create(
        mark, JSON.writeValueAsBytes(new Written(pack, LeaseHolder.self(), ids.array())));
    return new Attempt(storage, mark);
  }

  static Mark read(byte[] json) throws IOException {
    Written written = JSON.readValue(json, Written.class);
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
      storage.remove(mark);
    } catch (IOException e) {
      LOG.warn("The mark {} could not be removed", mark, e);
    }
  }
}
