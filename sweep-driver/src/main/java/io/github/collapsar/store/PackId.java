package io.github.collapsar.store;

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
    ByteBuffer bytes = ByteBuffer.allocate(runs.size() * BYTES);
    runs.stream().sorted().forEach(id -> bytes.putLong(id.high()).putLong(id.low()));
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes.array());
      return HexFormat.of().formatHex(digest, 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Cannot run on a Java without SHA-256", e);
    }
  }
}
