package io.github.collapsar.results;

import io.github.collapsar.run.RunId;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;

/** The name of a pack: a digest of the ids of its runs, whatever their order. */
public final class PackId {

  private static final int BYTES = 16;

  private PackId() {}

  /** 32 hexadecimal digits: the first 128 bits of SHA-256 over the sorted ids. */
  public static String of(Collection<RunId> runs) {
    return of(runs, 0);
  }

  /**
   * The name of a pack of runs some of which are stored already, as failed, and are trained again.
   *
   * @param round different for every time that they are; 0 the first time
   */
  public static String of(Collection<RunId> runs, long round) {
    ByteBuffer bytes = ByteBuffer.allocate(runs.size() * BYTES + (round == 0 ? 0 : Long.BYTES));
    runs.stream().sorted().forEach(id -> bytes.putLong(id.high()).putLong(id.low()));
    if (round != 0) {
      bytes.putLong(round);
    }
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes.array());
      return HexFormat.of().formatHex(digest, 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Cannot run on a Java without SHA-256", e);
    }
  }
}
