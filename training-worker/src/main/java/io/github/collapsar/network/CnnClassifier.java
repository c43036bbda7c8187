package io.github.collapsar.network;

import io.github.collapsar.network.architecture.Architecture;
import io.github.collapsar.network.architecture.Architectures;
import io.github.collapsar.network.architecture.Nonlinearity;
import io.github.collapsar.network.architecture.TensorShape;
import io.github.collapsar.run.Coordinates;
import io.github.collapsar.scenario.CommonParameters;
import io.github.collapsar.scenario.Parameter;
import io.github.collapsar.scenario.ScenarioCard;
import java.util.Optional;

/**
 * A small convolutional network that classifies images, one task after the other: under weight
 * decay it collapses after some tasks, and learns no more (paper R, Fig. 9).
 */
public final class CnnClassifier extends ImageClassifier {

  static final String TASKS = "tasks";

  private static final ScenarioCard CARD =
      card(
          "cnn-classifier",
          3,
          "two convolutions and two dense layers classifying images, also in a sequence of tasks",
          "Remove symmetries to control model expressivity and improve optimization, Fig. 9",
          parameters(
              Parameter.word(
                  MlpClassifier.ACTIVATION, Nonlinearity.words(), "activation of all layers"),
              Parameter.whole(
                  TASKS,
                  1,
                  1,
                  "tasks, each with an equal part of the steps: the images as they are, then with their"
                      + " pixels in another order each time")));

  @Override
  public ScenarioCard card() {
    return CARD;
  }

  @Override
  Architecture architecture(Coordinates coordinates, TensorShape input, int classes) {
    return Architectures.convolutional(
        input, classes, Nonlinearity.of(coordinates.word(MlpClassifier.ACTIVATION)));
  }

  @Override
  int tasks(Coordinates coordinates) {
    return Math.toIntExact(coordinates.whole(TASKS));
  }

  @Override
  public Optional<String> problem(Coordinates coordinates) {
    long steps = coordinates.whole(CommonParameters.STEPS);
    if (tasks(coordinates) > steps) {
      return Optional.of(
          "tasks = %d is more than steps = %d; lower tasks".formatted(tasks(coordinates), steps));
    }
    return super.problem(coordinates);
  }
}
