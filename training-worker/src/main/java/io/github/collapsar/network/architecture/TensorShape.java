package io.github.collapsar.network.architecture;

/** The shape of an example between two layers; a vector has height and width 1. */
public record TensorShape(int channels, int height, int width) {

  /** The shape of a vector. */
  public static TensorShape vector(int length) {
    return new TensorShape(length, 1, 1);
  }

  /** Numbers in a channel. */
  public int plane() {
    return height * width;
  }

  /** Numbers in all. */
  public int size() {
    return Math.multiplyExact(channels, plane());
  }
}
