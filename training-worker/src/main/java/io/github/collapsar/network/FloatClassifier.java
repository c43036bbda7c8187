package io.github.collapsar.network;

import io.github.collapsar.measure.ClassificationError;
import java.util.function.Consumer;

/** A network with softmax and cross-entropy at its end, in single precision. */
final class FloatClassifier implements FloatNetwork {

  private final FloatSequence layers;
  private final int inputs;
  private final int classes;
  private final int count;
  private float[] converted = new float[0];
  private float[] slopes = new float[0];

  FloatClassifier(Architecture architecture) {
    this.layers = new FloatSequence(architecture.layers(), Place.start(architecture.input()));
    this.inputs = architecture.input().size();
    this.classes = architecture.output().size();
    this.count = architecture.layers().size();
  }

  @Override
  public double lossAndGradient(float[] parameters, Batch batch, float[] gradient) {
    int examples = batch.examples();
    float[] logits = layers.forward(parameters, convert(batch), examples, FloatLayer.Mode.TRAINING);
    slopes = FloatLayer.grown(slopes, examples * classes);
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
        slopes[row + i] = (float) ((probability - (i == label ? 1 : 0)) / examples);
      }
    }
    layers.backward(parameters, slopes, gradient, examples);
    return loss / examples;
  }

  @Override
  public float[] outputs(float[] parameters, Batch batch, int some) {
    return layers.outputs(some, parameters, convert(batch), batch.examples());
  }

  /** The number of layers. */
  int count() {
    return count;
  }

  private float[] convert(Batch batch) {
    int length = batch.examples() * inputs;
    converted = FloatLayer.grown(converted, length);
    float[] rows = batch.rows();
    for (int i = 0; i < length; i++) {
      converted[i] = rows[i];
    }
    return converted;
  }

  @Override
  public void memory(Consumer<float[]> visitor) {
    layers.memory(visitor);
  }
}
