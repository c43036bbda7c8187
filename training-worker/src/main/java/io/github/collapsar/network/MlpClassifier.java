package io.github.collapsar.network;

import io.github.collapsar.data.DataSource;
import io.github.collapsar.data.ImageClassification;
import io.github.collapsar.measure.NetworkMeasurement;
import io.github.collapsar.run.Coordinates;
import io.github.collapsar.scenario.CommonParameters;
import io.github.collapsar.scenario.Engine;
import io.github.collapsar.scenario.Measurement;
import io.github.collapsar.scenario.PackTrainer;
import io.github.collapsar.scenario.Parameter;
import io.github.collapsar.scenario.Removal;
import io.github.collapsar.scenario.Scenario;
import io.github.collapsar.scenario.Symmetry;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A multilayer perceptron that classifies images. Its hidden layers are symmetric under permutation
 * of their units, and collapse to low rank under weight decay (paper R, Fig. 4).
 */
public final class MlpClassifier implements Scenario {

  static final String DEPTH = "depth";
  static final String WIDTH = "width";
  static final String ACTIVATION = "activation";
  static final String DATA = "data";
  static final String EXAMPLES = "examples";
  static final String INPUT_SCALE = "input-scale";

  private static final List<Parameter> PARAMETERS =
      CommonParameters.with(
          List.of(Symmetry.PERMUTATION),
          List.of(Removal.NONE, Removal.SYRE),
          List.of(
              Parameter.whole(
                  CommonParameters.BATCH_SIZE,
                  64,
                  1,
                  "examples a step; the loss of a step is the mean over them"),
              Parameter.word(
                  CommonParameters.PRECISION,
                  List.of("float", "double"),
                  "floating-point type of the training"),
              Parameter.whole(DEPTH, 3, 1, "hidden layers"),
              Parameter.whole(WIDTH, 300, 1, "units of a hidden layer"),
              Parameter.word(
                  ACTIVATION, MlpShape.Nonlinearity.words(), "activation of the hidden layers"),
              Parameter.word(
                  DATA,
                  DataSource.words(),
                  "what to classify: mnist and fashion-mnist are read from data.dir, synthetic"
                      + " images are drawn"),
              Parameter.whole(EXAMPLES, 10_000, 1, "training images used, the first ones"),
              Parameter.positive(INPUT_SCALE, 1, "α: inputs are α times the pixels in [0, 1]")));

  private static final List<Measurement> MEASUREMENTS =
      Arrays.stream(NetworkMeasurement.values()).map(NetworkMeasurement::measurement).toList();

  @Override
  public String name() {
    return "mlp-classifier";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public String description() {
    return "a multilayer perceptron classifying images, softmax and cross-entropy";
  }

  @Override
  public String source() {
    return "Remove symmetries to control model expressivity and improve optimization, Fig. 4";
  }

  @Override
  public List<Parameter> parameters() {
    return PARAMETERS;
  }

  @Override
  public List<Measurement> measurements() {
    return MEASUREMENTS;
  }

  @Override
  public List<Engine> engines() {
    return List.of(Engine.DL4J);
  }

  @Override
  public PackTrainer trainer(Engine engine) {
    if (engine != Engine.DL4J) {
      throw new IllegalArgumentException(
          "Cannot train mlp-classifier with engine = %s; use dl4j".formatted(engine.word()));
    }
    return new MlpTrainer();
  }

  @Override
  public Optional<String> problem(Coordinates coordinates) {
    DataSource data = DataSource.of(coordinates.word(DATA));
    long examples = coordinates.whole(EXAMPLES);
    if (examples > data.mostExamples()) {
      return Optional.of(
          "examples = %d: data = %s has %d; lower examples"
              .formatted(examples, data.word(), data.mostExamples()));
    }
    if (coordinates.whole(CommonParameters.BATCH_SIZE) > examples) {
      return Optional.of(
          "batch-size = %s is more than examples = %d; lower batch-size"
              .formatted(coordinates.value(CommonParameters.BATCH_SIZE), examples));
    }
    return Optional.empty();
  }

  /** A step costs DL4J's dispatch of the layers and three matrix products a weight and example. */
  @Override
  public double estimatedSeconds(Coordinates coordinates) {
    double parameters = shape(coordinates, 28 * 28, 10).parameters();
    double layers = coordinates.real(DEPTH) + 1;
    double bytes = coordinates.word(CommonParameters.PRECISION).equals("double") ? 8 : 4;
    double step =
        4e-4 * layers
            + parameters * bytes * 2.5e-10
            + parameters * bytes * coordinates.real(CommonParameters.BATCH_SIZE) * 3.5e-11;
    double examination = (coordinates.real(EXAMPLES) + 10_000) * parameters * bytes * 1.2e-11;
    return coordinates.real(CommonParameters.STEPS) * step + examination + 0.1;
  }

  static MlpShape shape(Coordinates coordinates, ImageClassification images) {
    return shape(coordinates, images.training().pixelsPerImage(), images.classes());
  }

  private static MlpShape shape(Coordinates coordinates, int inputs, int outputs) {
    return new MlpShape(
        inputs,
        Math.toIntExact(coordinates.whole(DEPTH)),
        Math.toIntExact(coordinates.whole(WIDTH)),
        outputs,
        MlpShape.Nonlinearity.of(coordinates.word(ACTIVATION)));
  }
}
