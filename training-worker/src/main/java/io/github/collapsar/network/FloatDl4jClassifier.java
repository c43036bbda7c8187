package io.github.collapsar.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** {@link Dl4jGradient} in single precision. */
final class FloatDl4jClassifier implements FloatNetwork {

  private final Dl4jGradient reference;

  /** What the normalising layers remember: means of one, its variances, means of the next. */
  private final List<float[]> running = new ArrayList<>();

  FloatDl4jClassifier(Dl4jGradient reference) {
    this.reference = reference;
    for (INDArray own : reference.running()) {
      float[] begun = new float[Math.toIntExact(own.length())];
      Arrays.fill(begun, running.size() % 2);
      running.add(begun);
    }
  }

  @Override
  public double lossAndGradient(float[] parameters, Batch batch, float[] gradient) {
    show(parameters);
    double loss = reference.lossAndGradient(batch);
    reference.gradients(
        (block, own) ->
            System.arraycopy(
                own.dup('c').data().asFloat(), 0, gradient, block.offset(), block.length()));
    remember(batch.examples());
    return loss;
  }

  /**
   * Steps that DL4J takes when it updates parameters, which it does not do here; its variances
   * divide by n where ours, as PyTorch's, divide by n − 1.
   */
  private void remember(int examples) {
    List<INDArray> steps = reference.runningSteps();
    for (int i = 0; i < steps.size(); i++) {
      float[] step = steps.get(i).dup('c').data().asFloat();
      float[] own = running.get(i);
      float excess =
          i % 2 == 0 ? 0 : (float) (1.0 / Math.max(1, examples * reference.plane(i) - 1));
      for (int channel = 0; channel < own.length; channel++) {
        float share = FloatBatchNormalization.NEW * own[channel] - step[channel];
        own[channel] += share * excess - step[channel];
      }
    }
  }

  @Override
  public float[] outputs(float[] parameters, Batch batch, int layers) {
    show(parameters);
    return reference.outputs(batch, layers).data().asFloat();
  }

  private void show(float[] parameters) {
    reference.parameters(
        (block, shown) ->
            assign(
                shown,
                Arrays.copyOfRange(parameters, block.offset(), block.offset() + block.length())));
    List<INDArray> shown = reference.running();
    for (int i = 0; i < shown.size(); i++) {
      assign(shown.get(i), running.get(i));
    }
  }

  private static void assign(INDArray shown, float[] values) {
    shown.assign(Nd4j.create(values, shown.shape(), 'c'));
  }

  @Override
  public void memory(Consumer<float[]> visitor) {
    running.forEach(visitor);
  }

  @Override
  public void close() {
    reference.close();
    Workspaces.release();
  }
}
