package io.github.collapsar.network;

import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;

/**
 * The reference: a plain sequence of layers as DL4J has it, which neither initialises, regularises
 * nor updates.
 */
final class Dl4jGradient implements AutoCloseable {

  private final Architecture architecture;
  private final List<ParameterBlock> blocks;
  private final DataType type;
  private final MultiLayerNetwork network;

  Dl4jGradient(Architecture architecture, boolean twice) {
    this.architecture = architecture;
    this.blocks = architecture.blocks();
    this.type = twice ? DataType.DOUBLE : DataType.FLOAT;
    MultiLayerConfiguration configuration = configuration();
    this.network = new MultiLayerNetwork(configuration);
    long count =
        configuration.getConfs().stream()
            .mapToLong(layer -> layer.getLayer().initializer().numParams(layer))
            .sum();
    // Given parameters, DL4J draws none: its generator is shared by all threads.
    network.init(Nd4j.zeros(type, 1, count), false);
    network.initGradientsView();
  }

  private MultiLayerConfiguration configuration() {
    NeuralNetConfiguration.ListBuilder layers =
        new NeuralNetConfiguration.Builder()
            .dataType(type)
            .updater(new NoOp())
            .activation(Activation.IDENTITY)
            .trainingWorkspaceMode(WorkspaceMode.ENABLED)
            .inferenceWorkspaceMode(WorkspaceMode.ENABLED)
            .list();
    Shape shape = architecture.input();
    int last = architecture.layers().size() - 1;
    for (LayerSpec spec : architecture.layers().subList(0, last)) {
      layers.layer(layer(spec, shape));
      shape = spec.output(shape);
    }
    layers.layer(
        new OutputLayer.Builder(new SoftmaxCrossEntropy())
            .nIn(shape.size())
            .nOut(architecture.output().size())
            .activation(Activation.IDENTITY)
            .build());
    Shape input = architecture.input();
    boolean flat = architecture.layers().get(0) instanceof LayerSpec.Dense;
    return layers
        .setInputType(
            flat
                ? InputType.feedForward(input.size())
                : InputType.convolutional(input.height(), input.width(), input.channels()))
        .build();
  }

  private static Layer layer(LayerSpec spec, Shape input) {
    if (spec instanceof LayerSpec.Dense dense) {
      return new DenseLayer.Builder().nIn(input.size()).nOut(dense.units()).build();
    }
    if (spec instanceof LayerSpec.Convolution convolution) {
      return new ConvolutionLayer.Builder(convolution.side(), convolution.side())
          .nIn(input.channels())
          .nOut(convolution.channels())
          .stride(convolution.stride(), convolution.stride())
          .padding(convolution.padding(), convolution.padding())
          .hasBias(convolution.bias())
          .build();
    }
    if (spec instanceof LayerSpec.MaximumPool pool) {
      return new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX)
          .kernelSize(pool.side(), pool.side())
          .stride(pool.side(), pool.side())
          .build();
    }
    LayerSpec.Activation activation = (LayerSpec.Activation) spec;
    return new ActivationLayer.Builder().activation(activation.nonlinearity().activation()).build();
  }

  /** The loss at the parameters last shown; its gradient is then read block by block. */
  double lossAndGradient(Batch batch) {
    return Workspaces.inStep(
        () -> {
          network.setInput(inputs(batch));
          float[] targets = new float[batch.examples() * classes()];
          for (int i = 0; i < batch.examples(); i++) {
            targets[i * classes() + batch.labels()[i]] = 1;
          }
          network.setLabels(
              Nd4j.create(targets, new long[] {batch.examples(), classes()}, 'c').castTo(type));
          network.computeGradientAndScore();
          return network.score();
        });
  }

  /** What some of the layers make of examples, one after the other. */
  INDArray outputs(Batch batch, int layers) {
    List<INDArray> all = network.feedForwardToLayer(layers - 1, inputs(batch), false);
    return all.get(layers).dup('c');
  }

  private INDArray inputs(Batch batch) {
    Shape input = architecture.input();
    boolean flat = architecture.layers().get(0) instanceof LayerSpec.Dense;
    long[] shape =
        flat
            ? new long[] {batch.examples(), input.size()}
            : new long[] {batch.examples(), input.channels(), input.height(), input.width()};
    return Nd4j.create(batch.rows(), shape, 'c').castTo(type);
  }

  private int classes() {
    return architecture.output().size();
  }

  List<ParameterBlock> blocks() {
    return blocks;
  }

  /** The parameters of a block, in DL4J's own array. */
  INDArray parameters(ParameterBlock block) {
    return of(block, network.paramTable());
  }

  /** The gradient of a block, in DL4J's own array. */
  INDArray gradient(ParameterBlock block) {
    return of(block, network.gradient().gradientForVariable());
  }

  /** DL4J numbers all layers, we those that have parameters. */
  private INDArray of(ParameterBlock block, Map<String, INDArray> table) {
    int wanted = Integer.parseInt(block.name().substring(0, block.name().indexOf('.')));
    int at = 0;
    for (int seen = -1; ; at++) {
      LayerSpec spec = architecture.layers().get(at);
      seen += spec instanceof LayerSpec.Dense || spec instanceof LayerSpec.Convolution ? 1 : 0;
      if (seen == wanted) {
        return table.get(at + (block.name().endsWith("weights") ? "_W" : "_b"));
      }
    }
  }

  @Override
  public void close() {
    network.close();
  }
}
