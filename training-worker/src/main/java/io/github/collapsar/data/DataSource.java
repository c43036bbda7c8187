package io.github.collapsar.data;

import io.github.collapsar.random.RandomStreams;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where images come from. */
public enum DataSource {
  /** Drawn from the replicate's streams; needs no files. */
  SYNTHETIC(SyntheticImages.EXAMPLES),
  /** Handwritten digits (LeCun, Cortes, Burges). */
  MNIST(60_000),
  /** Articles of clothing, of MNIST's shape (Xiao, Rasul, Vollgraf 2017). */
  FASHION_MNIST(60_000),
  /** Photographs of ten kinds of things, 32 × 32 in colour (Krizhevsky 2009). */
  CIFAR10(50_000),
  /** The same of a hundred kinds. */
  CIFAR100(50_000);

  private final int trainingImages;

  DataSource(int trainingImages) {
    this.trainingImages = trainingImages;
  }

  /** The words of all sources, in their order. */
  public static List<String> words() {
    return Arrays.stream(values()).map(DataSource::word).toList();
  }

  /** The source of a word. */
  public static DataSource of(String word) {
    return valueOf(word.replace('-', '_').toUpperCase(Locale.ROOT));
  }

  /** The word in configurations and results, and the folder's name below the data directory. */
  public String word() {
    return name().replace('_', '-').toLowerCase(Locale.ROOT);
  }

  /** The size of its images. */
  public ImageSize size() {
    boolean colour = this == CIFAR10 || this == CIFAR100;
    return colour ? new ImageSize(3, 32, 32) : new ImageSize(1, 28, 28);
  }

  /** The number of classes. */
  public int classes() {
    return this == CIFAR100 ? 100 : 10;
  }

  /** The number of training images that it has. */
  public int trainingImages() {
    return trainingImages;
  }

  /**
   * The images. What this JVM has read or drawn before is shared.
   *
   * @param examples the number of training images: the first ones
   * @param dataDirectory where the data sets' folders lie
   * @param streams draw the synthetic images; the official ones do not depend on them
   * @throws DataUnavailableException if a file cannot be read
   */
  public ImageClassification load(
      int examples, Optional<Path> dataDirectory, RandomStreams streams) {
    return switch (this) {
      case SYNTHETIC -> SyntheticImages.draw(streams, examples);
      case MNIST, FASHION_MNIST -> IdxImages.load(word(), dataDirectory).withTraining(examples);
      case CIFAR10 -> CifarImages.CIFAR10.load(dataDirectory).withTraining(examples);
      case CIFAR100 -> CifarImages.CIFAR100.load(dataDirectory).withTraining(examples);
    };
  }
}
