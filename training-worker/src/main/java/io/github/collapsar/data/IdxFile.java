package io.github.collapsar.data;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A file of unsigned bytes in the IDX format: two zero bytes, the type 8, the number of dimensions,
 * the size of each as a big-endian 32-bit number, the bytes.
 *
 * @param file as read
 * @param dimensions the size of each
 * @param bytes as many as the product of the dimensions; not to be changed
 */
// Arrays in a record: it lives only while a data set is read, and is never compared.
@SuppressWarnings("ArrayRecordComponent")
record IdxFile(Path file, int[] dimensions, byte[] bytes) {

  private static final int UNSIGNED_BYTES = 8;

  /**
   * Reads a file, or if there is none the same with {@code .gz}.
   *
   * @throws DataUnavailableException if it cannot be read or has another format
   */
  static IdxFile read(Path directory, String name, int dimensionCount) {
    Path file = DataFile.require(directory, name, String.valueOf(directory.getFileName()));
    try (DataInputStream in = new DataInputStream(DataFile.open(file))) {
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
