package io.github.collapsar.network;

import io.github.collapsar.data.DataSource;
import io.github.collapsar.data.ImageClassification;
import io.github.collapsar.network.architecture.Architecture;
import io.github.collapsar.network.architecture.Initialization;
import io.github.collapsar.network.architecture.TensorShape;
import io.github.collapsar.network.examination.ClassifierExamination;
import io.github.collapsar.network.examination.ClassifierMeasurement;
import io.github.collapsar.network.model.ClassifierArithmetic;
import io.github.collapsar.network.training.Examination;
import io.github.collapsar.network.training.FlatParameters;
import io.github.collapsar.network.training.ImageData;
import io.github.collapsar.network.training.ImageNetwork;
import io.github.collapsar.network.training.ImageTasks;
import io.github.collapsar.network.training.NetworkTrainer;
import io.github.collapsar.random.RandomStreams;
import io.github.collapsar.run.Coordinates;
import io.github.collapsar.scenario.CommonParameters;
import io.github.collapsar.scenario.Measurement;
import io.github.collapsar.scenario.PackTrainer;
import io.github.collapsar.scenario.Parameter;
import io.github.collapsar.scenario.Precision;
import io.github.collapsar.scenario.Scenario;
import io.github.collapsar.scenario.ScenarioCard;
import io.github.collapsar.scenario.Support;
import io.github.collapsar.scenario.Symmetry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A scenario that classifies images with a network. */
public abstract class ImageClassifier implements Scenario {

  static final String INPUT_SCALE = "input-scale";

  ImageClassifier() {}

  /** The network of a point. */
  abstract Architecture architecture(Coordinates coordinates, TensorShape input, int classes);

  /** The flat vector before training. */
  double[] start(Coordinates coordinates, Architecture architecture, RandomStreams streams) {
    return Initialization.of(architecture.blocks(), streams);
  }

  /** The number of tasks that a run's steps are divided among. */
  int tasks(Coordinates coordinates) {
    return 1;
  }

  /**
   * The number of test images over which the correlations of the examined layer's units are
   * measured; 0 if they are not.
   */
  int correlated() {
    return 0;
  }

  /** The parameters of all image classifiers, then a scenario's own. */
  static List<Parameter> parameters(Parameter... own) {
    List<Parameter> all = new ArrayList<>();
    all.add(ImageData.BATCH_SIZE);
    all.addAll(List.of(own));
    all.add(ImageData.SOURCE);
    all.add(ImageData.COUNT);
    all.add(Parameter.positive(INPUT_SCALE, 1, "α: inputs are α times the pixels in [0, 1]"));
    return CommonParameters.with(Support.everything(List.of(Symmetry.PERMUTATION)), all);
  }

  /** The card of a classifier, whose measurements are those of all, then its own. */
  static ScenarioCard card(
      String name,
      int version,
      String description,
      String source,
      List<Parameter> parameters,
      Measurement... own) {
    Stream<Measurement> ofAll =
        Arrays.stream(ClassifierMeasurement.values()).map(ClassifierMeasurement::measurement);
    List<Measurement> measurements = Stream.concat(ofAll, Arrays.stream(own)).toList();
    return new ScenarioCard(name, version, description, source, parameters, measurements);
  }

  @Override
  public PackTrainer trainer() {
    return trainerWith(ClassifierArithmetic.OWN);
  }

  /** Trains it by the given arithmetic, such as a reference's. */
  public PackTrainer trainerWith(ClassifierArithmetic arithmetic) {
    return new NetworkTrainer(
        card().names(),
        (coordinates, images, streams) -> network(coordinates, images, streams, arithmetic));
  }

  private ImageNetwork network(
      Coordinates coordinates,
      ImageClassification images,
      RandomStreams streams,
      ClassifierArithmetic arithmetic) {
    Architecture architecture =
        architecture(coordinates, ImageData.shape(images.size()), images.classes());
    double inputScale = coordinates.real(INPUT_SCALE);
    ImageTasks tasks =
        new ImageTasks(tasks(coordinates), images.size().pixels(), inputScale, streams);
    return new ImageNetwork(
        new FlatParameters(architecture.blocks(), start(coordinates, architecture, streams)),
        context -> arithmetic.singlePrecision(architecture, context),
        context -> arithmetic.doublePrecision(architecture, context),
        0,
        tasks,
        training ->
            new ClassifierExamination(
                architecture, training, images, tasks, inputScale, correlated()));
  }

  @Override
  public Optional<String> problem(Coordinates coordinates) {
    return ImageData.problem(coordinates);
  }

  /** Three products for each weight, pixel and example, at 40 thousand million a second. */
  @Override
  public double estimatedSeconds(Coordinates coordinates) {
    Architecture architecture = architecture(coordinates);
    Precision precision = CommonParameters.precision(coordinates);
    double example =
        5e-11 * architecture.multiplications() * (precision == Precision.DOUBLE ? 2 : 1);
    double step =
        3 * example * coordinates.real(CommonParameters.BATCH_SIZE)
            + 3e-9 * architecture.parameters();
    double examination = (ImageData.examples(coordinates) + 10_000) * example + 0.3;
    return coordinates.real(CommonParameters.STEPS) * step + examination * tasks(coordinates);
  }

  /** Five copies of the vector, the activations of a batch, and the decoded batch. */
  @Override
  public long estimatedBytes(Coordinates coordinates) {
    Architecture architecture = architecture(coordinates);
    long number = CommonParameters.precision(coordinates).bytes();
    long batch = Math.max(coordinates.whole(CommonParameters.BATCH_SIZE), Examination.BATCH_SIZE);
    return number * (5L * architecture.parameters() + 3 * batch * architecture.activations());
  }

  private Architecture architecture(Coordinates coordinates) {
    DataSource data = ImageData.source(coordinates);
    return architecture(coordinates, ImageData.shape(data.size()), data.classes());
  }
}
