package io.github.collapsar.network;

import io.github.collapsar.network.LayerSpec.Activation;
import io.github.collapsar.network.LayerSpec.BatchNormalization;
import io.github.collapsar.network.LayerSpec.Convolution;
import io.github.collapsar.network.LayerSpec.Dense;
import io.github.collapsar.network.LayerSpec.MaximumPool;
import io.github.collapsar.network.LayerSpec.MeanPool;
import io.github.collapsar.network.LayerSpec.Residual;
import java.util.ArrayList;
import java.util.List;

/** The architectures of the papers. */
final class Architectures {

  private Architectures() {}

  /** {@code depth} hidden layers of {@code width} units; the first one is examined. */
  static Architecture perceptron(
      Shape input, int depth, int width, int classes, Nonlinearity nonlinearity) {
    List<LayerSpec> layers = new ArrayList<>();
    for (int layer = 0; layer < depth; layer++) {
      layers.add(new Dense(width));
      layers.add(new Activation(nonlinearity));
    }
    layers.add(new Dense(classes));
    return new Architecture(input, layers, 1);
  }

  /**
   * Two convolutions of 10 and 20 channels, side 5, each pooled by 2; dense layers (paper R, Fig.
   * 9). The second convolution's output is examined.
   */
  static Architecture convolutional(Shape input, int classes, Nonlinearity nonlinearity) {
    return new Architecture(
        input,
        List.of(
            new Convolution(10, 5, 1, 0, true),
            new MaximumPool(2),
            new Activation(nonlinearity),
            new Convolution(20, 5, 1, 0, true),
            new MaximumPool(2),
            new Activation(nonlinearity),
            new Dense(50),
            new Activation(nonlinearity),
            new Dense(classes)),
        5);
  }

  /**
   * ResNet-18 with the stem for small images (He et al. 2016, as for CIFAR), its penultimate layer
   * 128 wide and examined (paper S, Fig. 5).
   *
   * @param width channels of the first stage, 64 in the original
   */
  static Architecture resNet18(Shape input, int width, int classes, int penultimate) {
    List<LayerSpec> layers = new ArrayList<>();
    layers.add(new Convolution(width, 3, 1, 1, false));
    layers.add(new BatchNormalization());
    layers.add(new Activation(Nonlinearity.RELU));
    int channels = width;
    for (int stage = 0; stage < 4; stage++) {
      for (int block = 0; block < 2; block++) {
        int next = width << stage;
        int stride = stage > 0 && block == 0 ? 2 : 1;
        layers.add(residual(channels, next, stride));
        layers.add(new Activation(Nonlinearity.RELU));
        channels = next;
      }
    }
    layers.add(new MeanPool());
    layers.add(new Dense(penultimate));
    layers.add(new Activation(Nonlinearity.RELU));
    layers.add(new Dense(classes));
    return new Architecture(input, layers, layers.size() - 2);
  }

  private static LayerSpec residual(int from, int to, int stride) {
    List<LayerSpec> main =
        List.of(
            new Convolution(to, 3, stride, 1, false),
            new BatchNormalization(),
            new Activation(Nonlinearity.RELU),
            new Convolution(to, 3, 1, 1, false),
            new BatchNormalization());
    List<LayerSpec> shortcut =
        from == to && stride == 1
            ? List.of()
            : List.of(new Convolution(to, 1, stride, 0, false), new BatchNormalization());
    return new Residual(main, shortcut);
  }
}
