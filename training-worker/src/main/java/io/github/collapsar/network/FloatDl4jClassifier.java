package io.github.collapsar.network;

import java.util.Arrays;
import java.util.function.Consumer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** {@link Dl4jGradient} in single precision. */
final class FloatDl4jClassifier implements FloatNetwork {

  private final Dl4jGradient reference;

  FloatDl4jClassifier(Dl4jGradient reference) {
    this.reference = reference;
  }

  @Override
  public double lossAndGradient(float[] parameters, Batch batch, float[] gradient) {
    show(parameters);
    double loss = reference.lossAndGradient(batch);
    for (ParameterBlock block : reference.blocks()) {
      float[] own = reference.gradient(block).dup('c').data().asFloat();
      System.arraycopy(own, 0, gradient, block.offset(), block.length());
    }
    return loss;
  }

  @Override
  public float[] outputs(float[] parameters, Batch batch, int layers) {
    show(parameters);
    return reference.outputs(batch, layers).data().asFloat();
  }

  private void show(float[] parameters) {
    for (ParameterBlock block : reference.blocks()) {
      float[] own = Arrays.copyOfRange(parameters, block.offset(), block.offset() + block.length());
      INDArray shown = reference.parameters(block);
      shown.assign(Nd4j.create(own, shown.shape(), 'c'));
    }
  }

  @Override
  public void memory(Consumer<float[]> visitor) {
    // DL4J's layers of the plain kinds remember nothing.
  }

  @Override
  public void close() {
    reference.close();
    Workspaces.release();
  }
}
