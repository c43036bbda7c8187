package io.github.collapsar.network;

import io.github.collapsar.network.architecture.Architecture;
import io.github.collapsar.network.architecture.Architectures;
import io.github.collapsar.network.architecture.TensorShape;
import io.github.collapsar.run.Coordinates;
import io.github.collapsar.scenario.Measurement;
import io.github.collapsar.scenario.Parameter;
import io.github.collapsar.scenario.ScenarioCard;

/**
 * ResNet-18 that classifies images. Gradient noise and weight decay make the units of its
 * penultimate layer alike (paper S, Fig. 1 right and 5); decay without syre costs accuracy (paper
 * R, Fig. 3).
 */
public final class ResNetClassifier extends ImageClassifier {

  static final String WIDTH = "width";
  static final String PENULTIMATE = "penultimate";

  private static final ScenarioCard CARD =
      card(
          "resnet18-classifier",
          3,
          "ResNet-18 with the stem for small images, softmax and cross-entropy",
          "Symmetry leads to structured constraint of learning, Fig. 1 right, 5, 6",
          parameters(
              Parameter.whole(
                  WIDTH, 64, 1, "channels of the first stage; later ones have 2, 4, 8 times"),
              Parameter.whole(PENULTIMATE, 128, 1, "units of the layer before the last")),
          Measurement.series(
              "correlations_before",
              "correlation matrix of the penultimate layer's units before the activation over the"
                  + " first 2,000 test images, row by row, units in the order of its first"
                  + " eigenvector; 0 where a unit is constant",
              "S, Fig. 5"),
          Measurement.series(
              "correlations_after", "the same matrix after the activation", "S, Fig. 5"));

  @Override
  public ScenarioCard card() {
    return CARD;
  }

  @Override
  int correlated() {
    return 2_000;
  }

  @Override
  Architecture architecture(Coordinates coordinates, TensorShape input, int classes) {
    return Architectures.resNet18(
        input,
        Math.toIntExact(coordinates.whole(WIDTH)),
        classes,
        Math.toIntExact(coordinates.whole(PENULTIMATE)));
  }
}
