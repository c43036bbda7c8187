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
  SYNTHETIC(SyntheticImages.MOST_EXAMPLES) {
    @Override
    public ImageClassification load(
        int examples, Optional<Path> dataDirectory, RandomStreams streams) {
      return SyntheticImages.of(streams, examples);
    }
  },
  /** Handwritten digits (LeCun, Cortes, Burges). */
  MNIST(60_000) {
    @Override
    public ImageClassification load(
        int examples, Optional<Path> dataDirectory, RandomStreams streams) {
      return IdxImages.of(word(), dataDirectory).withTraining(examples);
    }
  },
  /** Articles of clothing, of MNIST's shape (Xiao, Rasul, Vollgraf 2017). */
  FASHION_MNIST(60_000) {
    @Override
    public ImageClassification load(
        int examples, Optional<Path> dataDirectory, RandomStreams streams) {
      return IdxImages.of(word(), dataDirectory).withTraining(examples);
    }
  },
  /** Photographs of ten kinds of things, 32 × 32 in colour (Krizhevsky 2009). */
  CIFAR10(50_000) {
    @Override
    public ImageClassification load(
        int examples, Optional<Path> dataDirectory, RandomStreams streams) {
      return CifarImages.of(CifarImages.Kind.CIFAR10, dataDirectory).withTraining(examples);
    }
  },
  /** The same of a hundred kinds. */
  CIFAR100(50_000) {
    @Override
    public ImageClassification load(
        int examples, Optional<Path> dataDirectory, RandomStreams streams) {
      return CifarImages.of(CifarImages.Kind.CIFAR100, dataDirectory).withTraining(examples);
    }
  };

  private final int mostExamples;

  DataSource(int mostExamples) {
    this.mostExamples = mostExamples;
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

  /** The number of training images there are. */
  public int mostExamples() {
    return mostExamples;
  }

  /**
   * The images. What has been read or drawn before in this JVM is shared.
   *
   * @param examples the number of training images: the first ones
   * @param dataDirectory where the data sets' folders lie
   * @param streams draw the synthetic images; the official ones do not depend on them
   * @throws DataUnavailableException if a file cannot be read
   */
  public abstract ImageClassification load(
      int examples, Optional<Path> dataDirectory, RandomStreams streams);
}
