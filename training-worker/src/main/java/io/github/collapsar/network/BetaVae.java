package io.github.collapsar.network;

import io.github.collapsar.data.DataSource;
import io.github.collapsar.data.ImageClassification;
import io.github.collapsar.random.RandomStreams;
import io.github.collapsar.run.Coordinates;
import io.github.collapsar.run.Outcome;
import io.github.collapsar.run.Run;
import io.github.collapsar.scenario.CommonParameters;
import io.github.collapsar.scenario.Measurement;
import io.github.collapsar.scenario.Pack;
import io.github.collapsar.scenario.PackTrainer;
import io.github.collapsar.scenario.Parameter;
import io.github.collapsar.scenario.Precision;
import io.github.collapsar.scenario.Scenario;
import io.github.collapsar.scenario.Support;
import io.github.collapsar.scenario.Symmetry;
import io.github.collapsar.scenario.TrainingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A β-VAE of images: its posterior collapses under a strong prior, the encoder's output to a low
 * rank; weight decay acts on the encoder alone (paper R, Fig. 6 and 7).
 */
public final class BetaVae implements Scenario {

  private static final String HIDDEN = "hidden";
  private static final String LATENT = "latent";
  private static final String BETA = "beta";
  private static final String PRIOR_VARIANCE = "prior-variance";

  private static final List<Parameter> PARAMETERS =
      CommonParameters.with(
          Support.everything(List.of(Symmetry.PERMUTATION)),
          List.of(
              Parameter.whole(
                  CommonParameters.BATCH_SIZE,
                  64,
                  1,
                  "examples a step; the loss of a step is the mean over them"),
              Parameter.whole(HIDDEN, 200, 1, "units of the hidden layer of encoder and decoder"),
              Parameter.whole(LATENT, 200, 1, "latent variables"),
              Parameter.word(
                  MlpClassifier.ACTIVATION,
                  List.of("silu", "relu", "tanh", "sigmoid", "leaky-relu", "identity"),
                  "activation of the hidden layers"),
              Parameter.nonNegative(BETA, 1, "β, the weight of the divergence from the prior"),
              Parameter.positive(PRIOR_VARIANCE, 0.01, "η, the prior's variance"),
              Parameter.word(
                  ImageClassifier.DATA,
                  List.of("synthetic", "mnist", "fashion-mnist", "cifar10", "cifar100"),
                  "images: synthetic ones are drawn, all others read from data.dir"),
              Parameter.whole(
                  ImageClassifier.EXAMPLES, 10_000, 1, "training images used, the first ones")));

  @Override
  public String name() {
    return "beta-vae";
  }

  @Override
  public int version() {
    return 2;
  }

  @Override
  public String description() {
    return "a variational autoencoder of images, weight decay on its encoder";
  }

  @Override
  public String source() {
    return "Remove symmetries to control model expressivity and improve optimization, Fig. 6, 7";
  }

  @Override
  public List<Parameter> parameters() {
    return PARAMETERS;
  }

  @Override
  public List<Measurement> measurements() {
    return VaeExamination.MEASUREMENTS;
  }

  @Override
  public PackTrainer trainer() {
    return BetaVae::train;
  }

  @Override
  public Optional<String> problem(Coordinates coordinates) {
    return ImageClassifier.problemOfData(coordinates);
  }

  @Override
  public double estimatedSeconds(Coordinates coordinates) {
    VaeShape shape = shape(coordinates, shape(coordinates));
    Precision precision = CommonParameters.precision(coordinates);
    long weights = (long) shape.encoder().parameters() + shape.decoder().parameters();
    double example =
        5e-11 * weights * (precision == Precision.DOUBLE ? 2 : 1) + 4e-8 * shape.latent();
    double step = 3 * example * coordinates.real(CommonParameters.BATCH_SIZE) + 3e-9 * weights;
    double examination = (2 * coordinates.real(ImageClassifier.EXAMPLES) + 10_000) * example + 0.3;
    return coordinates.real(CommonParameters.STEPS) * step + examination;
  }

  @Override
  public long estimatedBytes(Coordinates coordinates) {
    VaeShape shape = shape(coordinates, shape(coordinates));
    long parameters = (long) shape.encoder().parameters() + shape.decoder().parameters();
    return 40L * parameters + 64L * 1_000 * (shape.input().size() + 4L * shape.latent());
  }

  private static Shape shape(Coordinates coordinates) {
    return ImageClassifier.shape(DataSource.of(coordinates.word(ImageClassifier.DATA)).size());
  }

  private static VaeShape shape(Coordinates coordinates, Shape input) {
    return new VaeShape(
        input,
        Math.toIntExact(coordinates.whole(HIDDEN)),
        Math.toIntExact(coordinates.whole(LATENT)),
        Nonlinearity.of(coordinates.word(MlpClassifier.ACTIVATION)),
        coordinates.real(BETA),
        coordinates.real(PRIOR_VARIANCE));
  }

  private static List<Outcome> train(Pack pack, TrainingContext context) {
    RandomStreams streams = new RandomStreams(pack.seed(), pack.replicate());
    Coordinates shared = pack.shared();
    ImageClassification images =
        DataSource.of(shared.word(ImageClassifier.DATA))
            .load(
                Math.toIntExact(shared.whole(ImageClassifier.EXAMPLES)),
                context.dataPath(),
                streams);
    List<Outcome> outcomes = new ArrayList<>(pack.runs().size());
    for (Run run : pack.runs()) {
      outcomes.add(train(run, images, streams, context));
    }
    return outcomes;
  }

  private static Outcome train(
      Run run, ImageClassification images, RandomStreams streams, TrainingContext context) {
    Coordinates coordinates = run.coordinates();
    VaeShape shape = shape(coordinates, ImageClassifier.shape(images.size()));
    List<ParameterBlock> blocks = shape.blocks();
    FlatShape flat = new FlatShape(blocks, shape.encoder().parameters());
    double[] start = Initialization.of(blocks, streams);
    Precision precision = CommonParameters.precision(coordinates);
    try (NetworkTraining training =
        precision == Precision.DOUBLE
            ? new DoubleNetworkTraining(new DoubleVae(shape), flat, start, coordinates, streams)
            : new FloatNetworkTraining(new FloatVae(shape), flat, start, coordinates, streams)) {
      Tasks tasks = new Tasks(1, images.size().pixels(), 1, streams);
      VaeExamination examination = new VaeExamination(shape, training, images, tasks);
      return new NetworkRun(
              run, training, examination, images.training(), tasks, shape.latent(), streams)
          .train(context);
    }
  }
}
