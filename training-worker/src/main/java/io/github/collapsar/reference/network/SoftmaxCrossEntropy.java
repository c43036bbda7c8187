package io.github.collapsar.reference.network;

import io.github.collapsar.measure.ClassificationError;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/**
 * Cross-entropy of a softmax over the logits, averaged over the minibatch, in double precision.
 *
 * <p>DL4J's own clips the probabilities, so its loss cannot pass 23 and a diverging run would not
 * be seen; and it leaves the gradient a sum over the examples for the updater, which is not used
 * here. The layer's activation must be the identity. Masks are not supported.
 */
final class SoftmaxCrossEntropy implements ILossFunction {

  private static final long serialVersionUID = 1;

  @Override
  public double computeScore(
      INDArray labels, INDArray logits, IActivation identity, INDArray mask, boolean average) {
    double sum = 0;
    for (double loss : losses(labels, logits)) {
      sum += loss;
    }
    return average ? sum / labels.rows() : sum;
  }

  @Override
  public INDArray computeScoreArray(
      INDArray labels, INDArray logits, IActivation identity, INDArray mask) {
    return Nd4j.create(losses(labels, logits), new long[] {labels.rows(), 1}, logits.dataType());
  }

  @Override
  public INDArray computeGradient(
      INDArray labels, INDArray logits, IActivation identity, INDArray mask) {
    int examples = labels.rows();
    int classes = labels.columns();
    double[] x = values(logits);
    double[] gradient = values(labels);
    for (int example = 0; example < examples; example++) {
      int row = example * classes;
      double normalizer = ClassificationError.logSumOfExponentials(x, row, classes);
      for (int i = row; i < row + classes; i++) {
        gradient[i] = (StrictMath.exp(x[i] - normalizer) - gradient[i]) / examples;
      }
    }
    return Nd4j.create(gradient, new long[] {examples, classes}, logits.dataType());
  }

  @Override
  public Pair<Double, INDArray> computeGradientAndScore(
      INDArray labels, INDArray logits, IActivation identity, INDArray mask, boolean average) {
    return new Pair<>(
        computeScore(labels, logits, identity, mask, average),
        computeGradient(labels, logits, identity, mask));
  }

  private static double[] losses(INDArray labels, INDArray logits) {
    int classes = labels.columns();
    double[] x = values(logits);
    double[] shares = values(labels);
    double[] losses = new double[labels.rows()];
    for (int example = 0; example < losses.length; example++) {
      int row = example * classes;
      double normalizer = ClassificationError.logSumOfExponentials(x, row, classes);
      for (int i = row; i < row + classes; i++) {
        if (shares[i] != 0) {
          losses[example] += shares[i] * (normalizer - x[i]);
        }
      }
    }
    return losses;
  }

  /** Row by row. */
  static double[] values(INDArray matrix) {
    return matrix.dup('c').data().asDouble();
  }

  @Override
  public String name() {
    return "SoftmaxCrossEntropy";
  }
}
