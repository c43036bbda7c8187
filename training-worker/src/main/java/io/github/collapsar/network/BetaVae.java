package io.github.collapsar.network;

import io.github.collapsar.data.ImageClassification;
import io.github.collapsar.data.ImageSize;
import io.github.collapsar.network.architecture.Initialization;
import io.github.collapsar.network.architecture.Nonlinearity;
import io.github.collapsar.network.architecture.ParameterBlock;
import io.github.collapsar.network.architecture.VaeArchitecture;
import io.github.collapsar.network.examination.VaeExamination;
import io.github.collapsar.network.model.DoubleVae;
import io.github.collapsar.network.model.FloatVae;
import io.github.collapsar.network.training.FlatParameters;
import io.github.collapsar.network.training.ImageData;
import io.github.collapsar.network.training.ImageNetwork;
import io.github.collapsar.network.training.ImageTasks;
import io.github.collapsar.network.training.NetworkTrainer;
import io.github.collapsar.random.RandomStreams;
import io.github.collapsar.run.Coordinates;
import io.github.collapsar.scenario.CommonParameters;
import io.github.collapsar.scenario.PackTrainer;
import io.github.collapsar.scenario.Parameter;
import io.github.collapsar.scenario.Precision;
import io.github.collapsar.scenario.Scenario;
import io.github.collapsar.scenario.ScenarioCard;
import io.github.collapsar.scenario.Support;
import io.github.collapsar.scenario.Symmetry;
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

  private static final ScenarioCard CARD =
      new ScenarioCard(
          "beta-vae",
          2,
          "a variational autoencoder of images, weight decay on its encoder",
          "Remove symmetries to control model expressivity and improve optimization, Fig. 6, 7",
          CommonParameters.with(
              Support.everything(List.of(Symmetry.PERMUTATION)),
              List.of(
                  ImageData.BATCH_SIZE,
                  Parameter.whole(
                      HIDDEN, 200, 1, "units of the hidden layer of encoder and decoder"),
                  Parameter.whole(LATENT, 200, 1, "latent variables"),
                  Parameter.word(
                      MlpClassifier.ACTIVATION,
                      List.of("silu", "relu", "tanh", "sigmoid", "leaky-relu", "identity"),
                      "activation of the hidden layers"),
                  Parameter.nonNegative(BETA, 1, "β, the weight of the divergence from the prior"),
                  Parameter.positive(PRIOR_VARIANCE, 0.01, "η, the prior's variance"),
                  ImageData.SOURCE,
                  ImageData.COUNT)),
          VaeExamination.MEASUREMENTS);

  @Override
  public ScenarioCard card() {
    return CARD;
  }

  @Override
  public PackTrainer trainer() {
    return new NetworkTrainer(CARD.names(), BetaVae::network);
  }

  @Override
  public Optional<String> problem(Coordinates coordinates) {
    return ImageData.problem(coordinates);
  }

  @Override
  public double estimatedSeconds(Coordinates coordinates) {
    VaeArchitecture architecture = architecture(coordinates);
    Precision precision = CommonParameters.precision(coordinates);
    long weights = architecture.parameters();
    double example =
        5e-11 * weights * (precision == Precision.DOUBLE ? 2 : 1) + 4e-8 * architecture.latent();
    double step = 3 * example * coordinates.real(CommonParameters.BATCH_SIZE) + 3e-9 * weights;
    double examination = (2 * ImageData.examples(coordinates) + 10_000) * example + 0.3;
    return coordinates.real(CommonParameters.STEPS) * step + examination;
  }

  @Override
  public long estimatedBytes(Coordinates coordinates) {
    VaeArchitecture architecture = architecture(coordinates);
    long parameters = architecture.parameters();
    return 40L * parameters
        + 64L * 1_000 * (architecture.input().size() + 4L * architecture.latent());
  }

  private static ImageNetwork network(
      Coordinates coordinates, ImageClassification images, RandomStreams streams) {
    VaeArchitecture architecture = architecture(coordinates, images.size());
    List<ParameterBlock> blocks = architecture.blocks();
    ImageTasks tasks = new ImageTasks(1, images.size().pixels(), 1, streams);
    return new ImageNetwork(
        new FlatParameters(
            blocks, Initialization.of(blocks, streams), architecture.encoder().parameters()),
        context -> new FloatVae(architecture),
        context -> new DoubleVae(architecture),
        architecture.latent(),
        tasks,
        training -> new VaeExamination(architecture, training, images, tasks));
  }

  private static VaeArchitecture architecture(Coordinates coordinates, ImageSize size) {
    return new VaeArchitecture(
        ImageData.shape(size),
        Math.toIntExact(coordinates.whole(HIDDEN)),
        Math.toIntExact(coordinates.whole(LATENT)),
        Nonlinearity.of(coordinates.word(MlpClassifier.ACTIVATION)),
        coordinates.real(BETA),
        coordinates.real(PRIOR_VARIANCE));
  }

  private static VaeArchitecture architecture(Coordinates coordinates) {
    return architecture(coordinates, ImageData.source(coordinates).size());
  }
}
