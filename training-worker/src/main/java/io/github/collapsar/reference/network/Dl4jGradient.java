package io.github.collapsar.reference.network;

import io.github.collapsar.network.architecture.Architecture;
import io.github.collapsar.network.architecture.LayerSpec;
import io.github.collapsar.network.architecture.Nonlinearity;
import io.github.collapsar.network.architecture.ParameterBlock;
import io.github.collapsar.network.architecture.TensorShape;
import io.github.collapsar.network.model.Batch;
import io.github.collapsar.scenario.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.ScaleVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;

/**
 * A network in DL4J, which only computes loss, gradient and outputs: it neither initialises,
 * regularises nor updates parameters.
 */
final class Dl4jGradient implements AutoCloseable {

  private static final String INPUT = "input";

  private final Architecture architecture;
  private final List<ParameterBlock> blocks;
  private final DataType type;
  private final ComputationGraph network;

  /** DL4J's names of the parameters, in the order of the blocks. */
  private final List<String> names = new ArrayList<>();

  /** The normalising layers. */
  private final List<String> normalizations = new ArrayList<>();

  /** Numbers of an example that a mean is taken over, for each normalising layer. */
  private final List<Integer> planes = new ArrayList<>();

  /** The vertex that gives the output of each layer of the architecture. */
  private final List<String> ends = new ArrayList<>();

  private int vertices;

  Dl4jGradient(Architecture architecture, Precision precision) {
    this.architecture = architecture;
    this.blocks = architecture.blocks();
    this.type = precision == Precision.DOUBLE ? DataType.DOUBLE : DataType.FLOAT;
    ComputationGraphConfiguration configuration = configuration();
    this.network = new ComputationGraph(configuration);
    long count =
        configuration.getVertices().values().stream()
            .mapToLong(vertex -> vertex.numParams(true))
            .sum();
    // Given parameters, DL4J draws none: its generator is shared by all threads.
    network.init(Nd4j.zeros(type, 1, count), false);
    network.initGradientsView();
  }

  private ComputationGraphConfiguration configuration() {
    GraphBuilder graph =
        new NeuralNetConfiguration.Builder()
            .dataType(type)
            .updater(new NoOp())
            .activation(Activation.IDENTITY)
            .trainingWorkspaceMode(WorkspaceMode.ENABLED)
            .inferenceWorkspaceMode(WorkspaceMode.ENABLED)
            .graphBuilder()
            .addInputs(INPUT);
    TensorShape shape = architecture.input();
    String from = INPUT;
    int last = architecture.layers().size() - 1;
    for (LayerSpec spec : architecture.layers().subList(0, last)) {
      from = add(graph, spec, shape, from);
      ends.add(from);
      shape = spec.output(shape);
    }
    Layer output =
        new OutputLayer.Builder(new SoftmaxCrossEntropy())
            .nIn(shape.size())
            .nOut(architecture.output().size())
            .activation(Activation.IDENTITY)
            .build();
    String end = add(graph, output, List.of("W", "b"), from);
    ends.add(end);
    TensorShape input = architecture.input();
    return graph
        .setOutputs(end)
        .setInputTypes(
            flat()
                ? InputType.feedForward(input.size())
                : InputType.convolutional(input.height(), input.width(), input.channels()))
        .build();
  }

  private boolean flat() {
    return architecture.layers().get(0) instanceof LayerSpec.Dense;
  }

  /** Adds a layer and returns the name of the vertex that gives its output. */
  private String add(GraphBuilder graph, LayerSpec spec, TensorShape input, String from) {
    if (spec instanceof LayerSpec.Residual residual) {
      String main = add(graph, residual.main(), input, from);
      String shortcut = add(graph, residual.shortcut(), input, from);
      String sum = String.valueOf(vertices++);
      graph.addVertex(sum, new ElementWiseVertex(ElementWiseVertex.Op.Add), main, shortcut);
      return sum;
    }
    if (spec instanceof LayerSpec.Dense dense) {
      Layer layer = new DenseLayer.Builder().nIn(input.size()).nOut(dense.units()).build();
      return add(graph, layer, List.of("W", "b"), from);
    }
    if (spec instanceof LayerSpec.Convolution convolution) {
      List<String> own = convolution.bias() ? List.of("W", "b") : List.of("W");
      return add(graph, convolution(convolution, input), own, from);
    }
    if (spec instanceof LayerSpec.BatchNormalization) {
      String name = add(graph, normalization(), List.of("gamma", "beta"), from);
      normalizations.add(name);
      planes.add(input.plane());
      return name;
    }
    if (spec instanceof LayerSpec.MaximumPool pool) {
      return add(graph, maximum(pool), List.of(), from);
    }
    if (spec instanceof LayerSpec.MeanPool) {
      return add(graph, new GlobalPoolingLayer(PoolingType.AVG), List.of(), from);
    }
    Nonlinearity nonlinearity = ((LayerSpec.Elementwise) spec).nonlinearity();
    Layer layer = new ActivationLayer.Builder().activation(activation(nonlinearity)).build();
    // A copy: the layer overwrites its input, which is an output, too.
    String copy = String.valueOf(vertices++);
    graph.addVertex(copy, new ScaleVertex(1), from);
    return add(graph, layer, List.of(), copy);
  }

  private String add(GraphBuilder graph, List<LayerSpec> specs, TensorShape input, String from) {
    TensorShape shape = input;
    String at = from;
    for (LayerSpec spec : specs) {
      at = add(graph, spec, shape, at);
      shape = spec.output(shape);
    }
    return at;
  }

  private String add(GraphBuilder graph, Layer layer, List<String> own, String from) {
    String name = String.valueOf(vertices++);
    graph.addLayer(name, layer, from);
    own.forEach(parameter -> names.add(name + "_" + parameter));
    return name;
  }

  private static Layer convolution(LayerSpec.Convolution convolution, TensorShape input) {
    return new ConvolutionLayer.Builder(convolution.side(), convolution.side())
        .nIn(input.channels())
        .nOut(convolution.channels())
        .stride(convolution.stride(), convolution.stride())
        .padding(convolution.padding(), convolution.padding())
        .hasBias(convolution.bias())
        .build();
  }

  private static Layer normalization() {
    return new org.deeplearning4j.nn.conf.layers.BatchNormalization.Builder()
        .eps(LayerSpec.BatchNormalization.EPSILON)
        .decay(1 - 1 / LayerSpec.BatchNormalization.BATCHES)
        .useLogStd(false)
        .build();
  }

  private static Activation activation(Nonlinearity nonlinearity) {
    return switch (nonlinearity) {
      case RELU -> Activation.RELU;
      case TANH -> Activation.TANH;
      case SILU -> Activation.SWISH;
      case SIGMOID -> Activation.SIGMOID;
      case LEAKY_RELU -> Activation.LEAKYRELU;
      case IDENTITY -> Activation.IDENTITY;
    };
  }

  private static Layer maximum(LayerSpec.MaximumPool pool) {
    return new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX)
        .kernelSize(pool.side(), pool.side())
        .stride(pool.side(), pool.side())
        .build();
  }

  /** The loss at the parameters last shown; {@link #gradients} then has its gradient. */
  double lossAndGradient(Batch batch) {
    return Workspaces.inStep(
        () -> {
          network.setInput(0, inputs(batch));
          float[] targets = new float[batch.examples() * classes()];
          for (int i = 0; i < batch.examples(); i++) {
            targets[i * classes() + batch.labels()[i]] = 1;
          }
          network.setLabel(
              0, Nd4j.create(targets, new long[] {batch.examples(), classes()}, 'c').castTo(type));
          network.computeGradientAndScore();
          return network.score();
        });
  }

  /** The outputs of the first layers in inference, one example after the other. */
  INDArray outputs(Batch batch, int layers) {
    return network
        .feedForward(new INDArray[] {inputs(batch)}, false)
        .get(ends.get(layers - 1))
        .dup('c');
  }

  private INDArray inputs(Batch batch) {
    TensorShape input = architecture.input();
    long[] shape =
        flat()
            ? new long[] {batch.examples(), input.size()}
            : new long[] {batch.examples(), input.channels(), input.height(), input.width()};
    return Nd4j.create(batch.rows(), shape, 'c').castTo(type);
  }

  private int classes() {
    return architecture.output().size();
  }

  /** Shows the parameters of each block, in DL4J's own array. */
  void parameters(BiConsumer<ParameterBlock, INDArray> visitor) {
    for (int i = 0; i < blocks.size(); i++) {
      visitor.accept(blocks.get(i), network.paramTable().get(names.get(i)));
    }
  }

  /** Shows the gradient of each block, in DL4J's own array. */
  void gradients(BiConsumer<ParameterBlock, INDArray> visitor) {
    for (int i = 0; i < blocks.size(); i++) {
      visitor.accept(blocks.get(i), network.gradient().getGradientFor(names.get(i)));
    }
  }

  /**
   * The running means of the normalising layers, each in DL4J's own array: the means of one, its
   * variances, the means of the next.
   */
  List<INDArray> running() {
    List<INDArray> all = new ArrayList<>();
    for (String name : normalizations) {
      all.add(network.getParam(name + "_mean"));
      all.add(network.getParam(name + "_var"));
    }
    return all;
  }

  /** The decrease of each of {@link #running} in the last step: a share of the difference. */
  List<INDArray> runningSteps() {
    List<INDArray> all = new ArrayList<>();
    for (String name : normalizations) {
      all.add(network.gradient().getGradientFor(name + "_mean"));
      all.add(network.gradient().getGradientFor(name + "_var"));
    }
    return all;
  }

  /** Numbers of an example that each of {@link #running} is taken over. */
  int plane(int running) {
    return planes.get(running / 2);
  }

  @Override
  public void close() {
    network.close();
  }
}
