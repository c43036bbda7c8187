package io.github.collapsar.data;

import java.nio.file.Path;
import java.util.Objects;

/** Images with their classes. Immutable; pixels are kept as bytes. */
public final class LabelledImages {

  /** Pixel value of a byte: 0 to 1. */
  private static final float[] BRIGHTNESS = new float[256];

  static {
    for (int i = 0; i < BRIGHTNESS.length; i++) {
      BRIGHTNESS[i] = i / 255f;
    }
  }

  private final int pixelsPerImage;
  private final int size;
  private final byte[] pixels;
  private final byte[] labels;

  /** Keeps the arrays, which must not change any more. */
  LabelledImages(int pixelsPerImage, byte[] pixels, byte[] labels) {
    this(pixelsPerImage, labels.length, pixels, labels);
    if (pixels.length != (long) pixelsPerImage * labels.length) {
      throw new IllegalArgumentException(
          "Cannot pair %d labels with %d pixels of images of %d"
              .formatted(labels.length, pixels.length, pixelsPerImage));
    }
  }

  /**
   * The same after a check of the labels.
   *
   * @param file where the labels come from
   * @throws DataUnavailableException if a label is not below the number of classes
   */
  static LabelledImages checked(
      Path file, int pixelsPerImage, byte[] pixels, byte[] labels, int classes) {
    for (byte label : labels) {
      if (label < 0 || label >= classes) {
        throw new DataUnavailableException(
            "Cannot use %s: label %d is not below %d; download it again"
                .formatted(file, label & 0xFF, classes));
      }
    }
    return new LabelledImages(pixelsPerImage, pixels, labels);
  }

  private LabelledImages(int pixelsPerImage, int size, byte[] pixels, byte[] labels) {
    this.pixelsPerImage = pixelsPerImage;
    this.size = size;
    this.pixels = pixels;
    this.labels = labels;
  }

  /** The number of images. */
  public int size() {
    return size;
  }

  /** The number of pixels of an image. */
  public int pixelsPerImage() {
    return pixelsPerImage;
  }

  /** The class of an image, from 0. */
  public int label(int index) {
    return labels[Objects.checkIndex(index, size)];
  }

  /**
   * Writes an image's pixels, channel by channel, row by row, in [0, scale].
   *
   * @param scale what a white pixel becomes
   * @param target receives {@link #pixelsPerImage()} values from {@code offset} on
   */
  public void copyPixels(int index, float scale, float[] target, int offset) {
    int from = Objects.checkIndex(index, size) * pixelsPerImage;
    for (int i = 0; i < pixelsPerImage; i++) {
      target[offset + i] = scale * BRIGHTNESS[pixels[from + i] & 0xFF];
    }
  }

  /**
   * The first images, sharing their memory.
   *
   * @throws IllegalArgumentException if there are fewer
   */
  public LabelledImages first(int count) {
    if (count > size) {
      throw new IllegalArgumentException(
          "Cannot take %d of %d images; ask for fewer".formatted(count, size));
    }
    return new LabelledImages(pixelsPerImage, count, pixels, labels);
  }
}
