package io.github.collapsar.data;

/**
 * The size of an image, which lies channel by channel, row by row.
 *
 * @param channels 1 for grey, 3 for red, green and blue
 */
public record ImageSize(int channels, int height, int width) {

  /** Numbers of an image. */
  public int pixels() {
    return channels * height * width;
  }
}
