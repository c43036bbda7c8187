package io.github.collapsar.network;

import io.github.collapsar.data.DataSource;
import io.github.collapsar.data.ImageSize;
import io.github.collapsar.measure.NetworkMeasurement;
import io.github.collapsar.random.RandomStreams;
import io.github.collapsar.run.Coordinates;
import io.github.collapsar.scenario.CommonParameters;
import io.github.collapsar.scenario.Engine;
import io.github.collapsar.scenario.Measurement;
import io.github.collapsar.scenario.PackTrainer;
import io.github.collapsar.scenario.Parameter;
import io.github.collapsar.scenario.Precision;
import io.github.collapsar.scenario.Scenario;
import io.github.collapsar.scenario.Support;
import io.github.collapsar.scenario.Symmetry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What scenarios that classify images with a network have in common. */
abstract class ImageClassifier implements Scenario {

  static final String DATA = "data";
  static final String EXAMPLES = "examples";
  static final String INPUT_SCALE = "input-scale";

  private static final List<Measurement> MEASUREMENTS =
      Arrays.stream(NetworkMeasurement.values()).map(NetworkMeasurement::measurement).toList();

  /** The network of some coordinates. */
  abstract Architecture architecture(Coordinates coordinates, Shape input, int classes);

  /** Its parameters before training. */
  double[] start(Coordinates coordinates, Architecture architecture, RandomStreams streams) {
    return Initialization.of(architecture.blocks(), streams);
  }

  /** Tasks that a run's steps are divided among; each has the pixels in another order. */
  int tasks(Coordinates coordinates) {
    return 1;
  }

  /**
   * Test images over which the examined layer's units are correlated, a measurement of its own; 0
   * if they are not.
   */
  int correlated() {
    return 0;
  }

  /** The parameters of all image classifiers, then a scenario's own. */
  static List<Parameter> parameters(Parameter... own) {
    List<Parameter> all = new ArrayList<>();
    all.add(
        Parameter.whole(
            CommonParameters.BATCH_SIZE,
            64,
            1,
            "examples a step; the loss of a step is the mean over them"));
    all.addAll(List.of(own));
    all.add(
        Parameter.word(
            DATA,
            DataSource.words(),
            "what to classify: synthetic images are drawn, all others read from data.dir"));
    all.add(Parameter.whole(EXAMPLES, 10_000, 1, "training images used, the first ones"));
    all.add(Parameter.positive(INPUT_SCALE, 1, "α: inputs are α times the pixels in [0, 1]"));
    return CommonParameters.with(Support.everything(List.of(Symmetry.PERMUTATION)), all);
  }

  @Override
  public List<Measurement> measurements() {
    return MEASUREMENTS;
  }

  @Override
  public PackTrainer trainer() {
    return new ClassifierTrainer(this, Engine.KERNEL);
  }

  @Override
  public List<Engine> engines() {
    return List.of(Engine.KERNEL, Engine.DL4J);
  }

  @Override
  public PackTrainer trainer(Engine engine) {
    if (!engines().contains(engine)) {
      throw new IllegalArgumentException(
          "Cannot train %s with engine = %s; use %s"
              .formatted(name(), engine.word(), engines().get(0).word()));
    }
    return new ClassifierTrainer(this, engine);
  }

  @Override
  public Optional<String> problem(Coordinates coordinates) {
    return problemOfData(coordinates);
  }

  /** What is wrong with the number of images that a point asks for. */
  static Optional<String> problemOfData(Coordinates coordinates) {
    DataSource data = DataSource.of(coordinates.word(DATA));
    long examples = coordinates.whole(EXAMPLES);
    if (examples > data.trainingImages()) {
      return Optional.of(
          "examples = %d: data = %s has %d; lower examples"
              .formatted(examples, data.word(), data.trainingImages()));
    }
    if (coordinates.whole(CommonParameters.BATCH_SIZE) > examples) {
      return Optional.of(
          "batch-size = %s is more than examples = %d; lower batch-size"
              .formatted(coordinates.value(CommonParameters.BATCH_SIZE), examples));
    }
    return Optional.empty();
  }

  /** Three products a weight, place and example, some of 40 thousand million a second. */
  @Override
  public double estimatedSeconds(Coordinates coordinates) {
    Architecture architecture = architecture(coordinates);
    Precision precision = CommonParameters.precision(coordinates);
    double example =
        5e-11 * architecture.multiplications() * (precision == Precision.DOUBLE ? 2 : 1);
    double step =
        3 * example * coordinates.real(CommonParameters.BATCH_SIZE)
            + 3e-9 * architecture.parameters();
    double examination = (coordinates.real(EXAMPLES) + 10_000) * example + 0.3;
    return coordinates.real(CommonParameters.STEPS) * step + examination * tasks(coordinates);
  }

  /** The vector five times over, activations of a batch, and the decoded batch. */
  @Override
  public long estimatedBytes(Coordinates coordinates) {
    Architecture architecture = architecture(coordinates);
    long number = CommonParameters.precision(coordinates).bytes();
    long batch = Math.max(coordinates.whole(CommonParameters.BATCH_SIZE), NetworkRun.PIECE);
    return number * (5L * architecture.parameters() + 3 * batch * architecture.numbers());
  }

  private Architecture architecture(Coordinates coordinates) {
    DataSource data = DataSource.of(coordinates.word(DATA));
    return architecture(coordinates, shape(data.size()), data.classes());
  }

  static Shape shape(ImageSize size) {
    return new Shape(size.channels(), size.height(), size.width());
  }
}
