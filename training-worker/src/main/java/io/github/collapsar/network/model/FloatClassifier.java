package io.github.collapsar.network.model;

import io.github.collapsar.measure.ClassificationError;
import io.github.collapsar.network.architecture.Architecture;
import io.github.collapsar.network.layer.FloatLayer;
import io.github.collapsar.network.layer.FloatSequence;
import java.util.function.Consumer;

/** A network with softmax and cross-entropy at its end, in single precision. */
public final class FloatClassifier implements FloatNetwork {

  private final FloatSequence layers;
  private final int inputSize;
  private final int classes;
  private float[] outputGradients = new float[0];

  /** A network, which gets its parameters at each call. */
  public FloatClassifier(Architecture architecture) {
    this.layers = new FloatSequence(architecture);
    this.inputSize = architecture.input().size();
    this.classes = architecture.output().size();
  }

  @Override
  public double lossAndGradient(float[] parameters, Batch batch, float[] gradient) {
    int examples = batch.examples();
    float[] logits = layers.forward(parameters, inputs(batch), examples, FloatLayer.Mode.TRAINING);
    outputGradients = FloatLayer.grown(outputGradients, examples * classes);
    double[] x = new double[classes];
    double loss = 0;
    for (int example = 0; example < examples; example++) {
      int row = example * classes;
      for (int i = 0; i < classes; i++) {
        x[i] = logits[row + i];
      }
      double normalizer = ClassificationError.logSumOfExponentials(x, 0, classes);
      int label = batch.labels()[example];
      loss += normalizer - x[label];
      for (int i = 0; i < classes; i++) {
        double probability = StrictMath.exp(x[i] - normalizer);
        outputGradients[row + i] = (float) ((probability - (i == label ? 1 : 0)) / examples);
      }
    }
    layers.backward(parameters, outputGradients, gradient, examples);
    return loss / examples;
  }

  @Override
  public float[] outputs(float[] parameters, Batch batch, int count) {
    return layers.outputs(count, parameters, inputs(batch), batch.examples());
  }

  private float[] inputs(Batch batch) {
    return layers.inputs(batch.rows(), batch.examples() * inputSize);
  }

  @Override
  public void memory(Consumer<float[]> visitor) {
    layers.memory(visitor);
  }
}
