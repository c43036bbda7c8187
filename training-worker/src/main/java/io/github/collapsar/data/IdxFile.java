package io.github.collapsar.data;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/**
 * A file of unsigned bytes in the IDX format: two zero bytes, the type 8, the number of dimensions,
 * the size of each as a big-endian 32-bit number, the bytes.
 *
 * @param file as read
 * @param dimensions the size of each
 * @param bytes the product of the dimensions many; not to be changed
 */
// Arrays in a record: it lives only while a data set is read, and is never compared.
@SuppressWarnings("ArrayRecordComponent")
record IdxFile(Path file, int[] dimensions, byte[] bytes) {

  private static final int UNSIGNED_BYTES = 8;

  /**
   * Reads a file, or if there is none the same with {@code .gz}.
   *
   * @throws DataUnavailableException if it cannot be read or is something else
   */
  static IdxFile read(Path directory, String name, int dimensionCount) {
    Path plain = directory.resolve(name);
    Path gzipped = directory.resolve(name + ".gz");
    Path file = Files.exists(plain) ? plain : gzipped;
    if (!Files.exists(file)) {
      throw new DataUnavailableException(
          "Cannot read %s or %s.gz: there is no such file; %s"
              .formatted(plain, name, IdxImages.remedy(String.valueOf(directory.getFileName()))));
    }
    try (InputStream raw = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        InputStream unpacked = file.equals(gzipped) ? new GZIPInputStream(raw, 1 << 16) : raw;
        DataInputStream in = new DataInputStream(unpacked)) {
      return read(file, in, dimensionCount);
    } catch (EOFException e) {
      throw new DataUnavailableException(
          "Cannot read %s: it ends early; download it again".formatted(file), e);
    } catch (IOException e) {
      throw new DataUnavailableException(
          "Cannot read %s: %s; download it again".formatted(file, e.getMessage()), e);
    }
  }

  private static IdxFile read(Path file, DataInputStream in, int dimensionCount)
      throws IOException {
    int magic = in.readInt();
    int expected = UNSIGNED_BYTES << 8 | dimensionCount;
    if (magic != expected) {
      throw new DataUnavailableException(
          "Cannot read %s: it begins with 0x%08x, not with the 0x%08x of an IDX file of bytes in %d"
                  .formatted(file, magic, expected, dimensionCount)
              + " dimensions; download it again");
    }
    int[] dimensions = new int[dimensionCount];
    long size = 1;
    for (int i = 0; i < dimensionCount; i++) {
      dimensions[i] = in.readInt();
      size *= Math.max(dimensions[i], 0);
      if (dimensions[i] < 1 || size > Integer.MAX_VALUE - 8) {
        throw new DataUnavailableException(
            "Cannot read %s: dimension %d has size %d; download it again"
                .formatted(file, i + 1, dimensions[i]));
      }
    }
    byte[] bytes = in.readNBytes((int) size);
    if (bytes.length < size) {
      throw new EOFException();
    }
    return new IdxFile(file, dimensions, bytes);
  }
}
