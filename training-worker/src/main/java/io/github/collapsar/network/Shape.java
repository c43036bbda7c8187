package io.github.collapsar.network;

/** The shape of what passes between two layers; a vector has height and width 1. */
record Shape(int channels, int height, int width) {

  static Shape vector(int length) {
    return new Shape(length, 1, 1);
  }

  /** Numbers in a channel. */
  int plane() {
    return height * width;
  }

  /** Numbers in all. */
  int size() {
    return channels * plane();
  }
}
