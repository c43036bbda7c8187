package io.github.collapsar.network.architecture;

import io.github.collapsar.network.architecture.LayerSpec.BatchNormalization;
import io.github.collapsar.network.architecture.LayerSpec.Convolution;
import io.github.collapsar.network.architecture.LayerSpec.Dense;
import io.github.collapsar.network.architecture.LayerSpec.Elementwise;
import io.github.collapsar.network.architecture.LayerSpec.MaximumPool;
import io.github.collapsar.network.architecture.LayerSpec.MeanPool;
import io.github.collapsar.network.architecture.LayerSpec.Residual;
import java.util.ArrayList;
import java.util.List;

/** The architectures of the papers. */
public final class Architectures {

  private Architectures() {}

  /** {@code depth} hidden layers of {@code width} units; the first one is examined. */
  public static Architecture perceptron(
      TensorShape input, int depth, int width, int classes, Nonlinearity nonlinearity) {
    List<LayerSpec> layers = new ArrayList<>();
    for (int layer = 0; layer < depth; layer++) {
      layers.add(new Dense(width));
      layers.add(new Elementwise(nonlinearity));
    }
    layers.add(new Dense(classes));
    return new Architecture(input, layers, 1);
  }

  /**
   * Two convolutions of 10 and 20 channels, side 5, each pooled by 2; dense layers (paper R, Fig.
   * 9). The second convolution's output is examined.
   */
  public static Architecture convolutional(
      TensorShape input, int classes, Nonlinearity nonlinearity) {
    return new Architecture(
        input,
        List.of(
            new Convolution(10, 5, 1, 0, true),
            new MaximumPool(2),
            new Elementwise(nonlinearity),
            new Convolution(20, 5, 1, 0, true),
            new MaximumPool(2),
            new Elementwise(nonlinearity),
            new Dense(50),
            new Elementwise(nonlinearity),
            new Dense(classes)),
        5);
  }

  /**
   * ResNet-18 with the stem for small images (He et al. 2016, as for CIFAR), its penultimate layer
   * 128 wide and examined (paper S, Fig. 5).
   *
   * @param width channels of the first stage, 64 in the original
   */
  public static Architecture resNet18(TensorShape input, int width, int classes, int penultimate) {
    List<LayerSpec> layers = new ArrayList<>();
    layers.add(new Convolution(width, 3, 1, 1, false));
    layers.add(new BatchNormalization());
    layers.add(new Elementwise(Nonlinearity.RELU));
    int channels = width;
    for (int stage = 0; stage < 4; stage++) {
      for (int block = 0; block < 2; block++) {
        int next = width << stage;
        int stride = stage > 0 && block == 0 ? 2 : 1;
        layers.add(residual(channels, next, stride));
        layers.add(new Elementwise(Nonlinearity.RELU));
        channels = next;
      }
    }
    layers.add(new MeanPool());
    layers.add(new Dense(penultimate));
    layers.add(new Elementwise(Nonlinearity.RELU));
    layers.add(new Dense(classes));
    return new Architecture(input, layers, layers.size() - 2);
  }

  private static LayerSpec residual(int from, int to, int stride) {
    List<LayerSpec> main =
        List.of(
            new Convolution(to, 3, stride, 1, false),
            new BatchNormalization(),
            new Elementwise(Nonlinearity.RELU),
            new Convolution(to, 3, 1, 1, false),
            new BatchNormalization());
    List<LayerSpec> shortcut =
        from == to && stride == 1
            ? List.of()
            : List.of(new Convolution(to, 1, stride, 0, false), new BatchNormalization());
    return new Residual(main, shortcut);
  }
}
