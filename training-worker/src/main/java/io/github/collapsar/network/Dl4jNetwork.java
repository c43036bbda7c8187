package io.github.collapsar.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A DL4J network; its loss must average over the minibatch (see {@link SoftmaxCrossEntropy}). */
final class Dl4jNetwork implements FlatNetwork {

  private final MultiLayerNetwork network;
  private final INDArray parameters;
  private final INDArray gradient;
  private final List<ParameterBlock> blocks;

  /** A network of a configuration, with all parameters zero. */
  Dl4jNetwork(MultiLayerConfiguration configuration) {
    this.network = new MultiLayerNetwork(configuration);
    // Given parameters, DL4J draws none: its generator is shared by all threads.
    this.parameters = Nd4j.zeros(configuration.getDataType(), 1, count(configuration));
    network.init(parameters, false);
    network.initGradientsView();
    this.gradient = network.getFlattenedGradients();
    this.blocks = blocks(network);
  }

  private static long count(MultiLayerConfiguration configuration) {
    return configuration.getConfs().stream()
        .mapToLong(layer -> layer.getLayer().initializer().numParams(layer))
        .sum();
  }

  private static List<ParameterBlock> blocks(MultiLayerNetwork network) {
    List<ParameterBlock> blocks = new ArrayList<>();
    int offset = 0;
    for (Layer layer : network.getLayers()) {
      FeedForwardLayer shape = (FeedForwardLayer) layer.conf().getLayer();
      Map<String, INDArray> table = layer.paramTable();
      for (String key : shape.initializer().paramKeys(shape)) {
        int length = Math.toIntExact(table.get(key).length());
        String name = layer.getIndex() + "_" + key;
        blocks.add(new ParameterBlock(name, offset, length, Math.toIntExact(shape.getNIn())));
        offset += length;
      }
    }
    return List.copyOf(blocks);
  }

  @Override
  public List<ParameterBlock> blocks() {
    return blocks;
  }

  @Override
  public INDArray parameters() {
    return parameters;
  }

  @Override
  public INDArray gradient() {
    return gradient;
  }

  @Override
  public double lossAndGradient(INDArray inputs, INDArray targets) {
    network.setInput(inputs);
    network.setLabels(targets);
    network.computeGradientAndScore();
    return network.score();
  }

  @Override
  public double[] outputs(INDArray inputs) {
    MemoryWorkspace open = Nd4j.getMemoryManager().getCurrentWorkspace();
    return SoftmaxCrossEntropy.values(network.output(inputs, false, open));
  }

  /** What the first layer computes before its activation; shape [examples, units]. */
  INDArray firstBeforeActivation(INDArray inputs) {
    Layer first = network.getLayer(0);
    return inputs.mmul(first.getParam("W")).addiRowVector(first.getParam("b"));
  }

  /** The first layer's activations; changes the values given. */
  INDArray activateFirst(INDArray beforeActivation) {
    FeedForwardLayer first = (FeedForwardLayer) network.getLayer(0).conf().getLayer();
    IActivation activation = first.getActivationFn();
    return activation.getActivation(beforeActivation, false);
  }

  @Override
  public void close() {
    network.close();
  }
}
