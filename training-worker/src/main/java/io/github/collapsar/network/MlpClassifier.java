package io.github.collapsar.network;

import io.github.collapsar.network.architecture.Architecture;
import io.github.collapsar.network.architecture.Architectures;
import io.github.collapsar.network.architecture.Initialization;
import io.github.collapsar.network.architecture.Nonlinearity;
import io.github.collapsar.network.architecture.TensorShape;
import io.github.collapsar.random.RandomStreams;
import io.github.collapsar.run.Coordinates;
import io.github.collapsar.scenario.Parameter;
import io.github.collapsar.scenario.ScenarioCard;

/**
 * A multilayer perceptron that classifies images. Its hidden layers are symmetric under permutation
 * of their units, and collapse to low rank under weight decay (paper R, Fig. 4); begun with part of
 * the units identical, they stay so without removal (Fig. 1).
 */
public final class MlpClassifier extends ImageClassifier {

  static final String DEPTH = "depth";
  static final String WIDTH = "width";
  static final String ACTIVATION = "activation";
  static final String IDENTICAL_SHARE = "identical-share";

  private static final ScenarioCard CARD =
      card(
          "mlp-classifier",
          3,
          "a multilayer perceptron classifying images, softmax and cross-entropy",
          "Remove symmetries to control model expressivity and improve optimization, Fig. 1, 4, 5",
          parameters(
              Parameter.size(DEPTH, 3, 1, 1000, "hidden layers"),
              Parameter.whole(WIDTH, 300, 1, "units of a hidden layer"),
              Parameter.word(ACTIVATION, Nonlinearity.words(), "activation of the hidden layers"),
              Parameter.share(
                  IDENTICAL_SHARE,
                  0,
                  "share of the units of each hidden layer that begin as copies of its first one")));

  @Override
  public ScenarioCard card() {
    return CARD;
  }

  @Override
  Architecture architecture(Coordinates coordinates, TensorShape input, int classes) {
    return Architectures.perceptron(
        input,
        Math.toIntExact(coordinates.whole(DEPTH)),
        Math.toIntExact(coordinates.whole(WIDTH)),
        classes,
        Nonlinearity.of(coordinates.word(ACTIVATION)));
  }

  @Override
  double[] start(Coordinates coordinates, Architecture architecture, RandomStreams streams) {
    double[] parameters = super.start(coordinates, architecture, streams);
    double share = coordinates.real(IDENTICAL_SHARE);
    if (share > 0) {
      Initialization.makeIdentical(architecture, share, parameters);
    }
    return parameters;
  }
}
