package io.github.collapsar.data;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Unpacks the plain files of a zipped tar archive. */
final class Tar {

  private static final int BLOCK = 512;
  private static final int NAME_LENGTH = 100;
  private static final int SIZE_AT = 124;
  private static final int SIZE_LENGTH = 12;
  private static final int KIND_AT = 156;

  private Tar() {}

  /**
   * Unpacks files that are not there in their size yet.
   *
   * @throws IOException if it cannot be read, or names a file outside the directory
   */
  static void unpack(Path archive, Path directory) throws IOException {
    try (DataInputStream in =
        new DataInputStream(
            new BufferedInputStream(new GZIPInputStream(Files.newInputStream(archive)), 1 << 16))) {
      byte[] header = new byte[BLOCK];
      while (in.readNBytes(header, 0, BLOCK) == BLOCK && header[0] != 0) {
        String name = text(header, 0, NAME_LENGTH);
        long size = Long.parseLong(text(header, SIZE_AT, SIZE_LENGTH).trim(), 8);
        long padded = (size + BLOCK - 1) / BLOCK * BLOCK;
        Path target = directory.resolve(name).normalize();
        if (!target.startsWith(directory.normalize())) {
          throw new IOException("the archive holds a file outside the directory: " + name);
        }
        boolean plain = header[KIND_AT] == '0' || header[KIND_AT] == 0;
        if (plain && !(Files.exists(target) && Files.size(target) == size)) {
          Files.createDirectories(target.getParent());
          Files.write(target, in.readNBytes(Math.toIntExact(size)));
          in.skipNBytes(padded - size);
        } else {
          in.skipNBytes(padded);
        }
      }
    }
  }

  private static String text(byte[] header, int at, int length) {
    int end = at;
    while (end < at + length && header[end] != 0) {
      end++;
    }
    return new String(header, at, end - at, StandardCharsets.US_ASCII);
  }
}
