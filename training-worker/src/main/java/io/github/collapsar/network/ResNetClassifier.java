package io.github.collapsar.network;

import io.github.collapsar.run.Coordinates;
import io.github.collapsar.scenario.Engine;
import io.github.collapsar.scenario.Parameter;
import java.util.List;

/**
 * ResNet-18 that classifies images. Gradient noise and weight decay make the units of its
 * penultimate layer alike (paper S, Fig. 1 right and 5); decay without syre costs accuracy (paper
 * R, Fig. 3).
 */
public final class ResNetClassifier extends ImageClassifier {

  static final String WIDTH = "width";
  static final String PENULTIMATE = "penultimate";

  private static final List<Parameter> PARAMETERS =
      parameters(
          Parameter.whole(
              WIDTH, 64, 1, "channels of the first stage; later ones have 2, 4, 8 times"),
          Parameter.whole(PENULTIMATE, 128, 1, "units of the layer before the last"));

  @Override
  public String name() {
    return "resnet18-classifier";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public String description() {
    return "ResNet-18 with the stem for small images, softmax and cross-entropy";
  }

  @Override
  public String source() {
    return "Symmetry leads to structured constraint of learning, Fig. 1 right, 5, 6";
  }

  @Override
  public List<Parameter> parameters() {
    return PARAMETERS;
  }

  /** Kernels only: nobody has written the reference. */
  @Override
  public List<Engine> engines() {
    return List.of(Engine.KERNEL);
  }

  @Override
  Architecture architecture(Coordinates coordinates, Shape input, int classes) {
    return Architectures.resNet18(
        input,
        Math.toIntExact(coordinates.whole(WIDTH)),
        classes,
        Math.toIntExact(coordinates.whole(PENULTIMATE)));
  }
}
