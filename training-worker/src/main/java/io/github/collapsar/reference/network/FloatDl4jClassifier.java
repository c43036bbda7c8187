package io.github.collapsar.reference.network;

import io.github.collapsar.network.architecture.LayerSpec;
import io.github.collapsar.network.model.Batch;
import io.github.collapsar.network.model.FloatNetwork;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** {@link Dl4jGradient} in single precision. */
final class FloatDl4jClassifier implements FloatNetwork {

  /** The share of a new batch in the running means. */
  private static final float NEW = (float) (1 / LayerSpec.BatchNormalization.BATCHES);

  private final Dl4jGradient reference;

  /** Running means of a normalising layer, its running variances, the means of the next one. */
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
    updateRunning(batch.examples());
    return loss;
  }

  /**
   * Updates the running means, which DL4J does when it updates parameters, so not here. Its
   * variances divide by n; ours, as PyTorch's, divide by n − 1.
   */
  private void updateRunning(int examples) {
    List<INDArray> steps = reference.runningSteps();
    for (int i = 0; i < steps.size(); i++) {
      float[] step = steps.get(i).dup('c').data().asFloat();
      float[] own = running.get(i);
      float excess =
          i % 2 == 0 ? 0 : (float) (1.0 / Math.max(1, examples * reference.plane(i) - 1));
      for (int channel = 0; channel < own.length; channel++) {
        float share = NEW * own[channel] - step[channel];
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
