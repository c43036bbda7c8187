package io.github.collapsar.run;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Works out ids of runs one after the other. Neighbours in a plan differ in a few values: what the
 * run before had is not put into words again. Not thread-safe.
 */
final class RunDigest {

  private final MessageDigest sha256;

  // Of the run before.
  private Run last;
  private byte[] head;
  private byte[][] lines;
  private byte[] tail;

  RunDigest() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Cannot run on a Java without SHA-256", e);
    }
  }

  /**
   * Digests scenario, its version, every parameter, seed and replicate, one {@code key=value} a
   * line, parameters in the order of their keys.
   */
  RunId id(Run run) {
    write(run);
    sha256.update(head);
    for (byte[] line : lines) {
      sha256.update(line);
    }
    sha256.update(tail);
    last = run;
    ByteBuffer digest = ByteBuffer.wrap(sha256.digest());
    return new RunId(digest.getLong(), digest.getLong());
  }

  private void write(Run run) {
    if (last == null
        || !run.scenario().equals(last.scenario())
        || run.scenarioVersion() != last.scenarioVersion()) {
      head =
          bytes(
              "collapsar-run 1\nscenario="
                  + run.scenario()
                  + "\nscenario-version="
                  + run.scenarioVersion()
                  + "\n");
    }
    lines = run.coordinates().lines(last == null ? null : last.coordinates(), lines);
    if (last == null || run.seed() != last.seed() || run.replicate() != last.replicate()) {
      tail = bytes("seed=" + run.seed() + "\nreplicate=" + run.replicate() + "\n");
    }
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
