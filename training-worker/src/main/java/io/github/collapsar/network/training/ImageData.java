package io.github.collapsar.network.training;

import io.github.collapsar.data.DataSource;
import io.github.collapsar.data.ImageClassification;
import io.github.collapsar.data.ImageSize;
import io.github.collapsar.network.architecture.TensorShape;
import io.github.collapsar.random.RandomStreams;
import io.github.collapsar.run.Coordinates;
import io.github.collapsar.scenario.CommonParameters;
import io.github.collapsar.scenario.Parameter;
import io.github.collapsar.scenario.TrainingContext;
import java.util.Optional;

/** The parameters that say which images a network is trained on. */
public final class ImageData {

  private static final String DATA = "data";
  private static final String EXAMPLES = "examples";

  /** Which images. */
  public static final Parameter SOURCE =
      Parameter.word(
          DATA,
          DataSource.words(),
          "images: synthetic ones are drawn, all others read from data.dir");

  /** How many of them. */
  public static final Parameter COUNT =
      Parameter.whole(EXAMPLES, 10_000, 1, "training images used, the first ones");

  /** How many at a step. */
  public static final Parameter BATCH_SIZE =
      Parameter.whole(
          CommonParameters.BATCH_SIZE,
          64,
          1,
          "examples a step; the loss of a step is the mean over them");

  private ImageData() {}

  /** Where the images of a point come from. */
  public static DataSource source(Coordinates coordinates) {
    return DataSource.of(coordinates.word(DATA));
  }

  /** The shape of images as the input of a network. */
  public static TensorShape shape(ImageSize size) {
    return new TensorShape(size.channels(), size.height(), size.width());
  }

  /** The number of training images of a point. */
  public static long examples(Coordinates coordinates) {
    return coordinates.whole(EXAMPLES);
  }

  /** What is wrong with the number of images that a point asks for. */
  public static Optional<String> problem(Coordinates coordinates) {
    DataSource source = source(coordinates);
    long examples = examples(coordinates);
    if (examples > source.trainingImages()) {
      return Optional.of(
          "examples = %d: data = %s has %d; lower examples"
              .formatted(examples, source.word(), source.trainingImages()));
    }
    if (coordinates.whole(CommonParameters.BATCH_SIZE) > examples) {
      return Optional.of(
          "batch-size = %s is more than examples = %d; lower batch-size"
              .formatted(coordinates.value(CommonParameters.BATCH_SIZE), examples));
    }
    return Optional.empty();
  }

  static ImageClassification load(
      Coordinates coordinates, TrainingContext context, RandomStreams streams) {
    return source(coordinates)
        .load(Math.toIntExact(examples(coordinates)), context.dataPath(), streams);
  }
}
