package io.github.collapsar.network.training;

import io.github.collapsar.kernel.FloatDescent;
import io.github.collapsar.network.model.Batch;
import io.github.collapsar.network.model.FloatNetwork;
import io.github.collapsar.random.RandomStreams;
import io.github.collapsar.run.Coordinates;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A network that is being trained, in single precision. */
final class FloatNetworkTraining implements NetworkTraining {

  private final FloatNetwork network;
  private final FloatDescent descent;

  FloatNetworkTraining(
      FloatNetwork network,
      FlatParameters parameters,
      Coordinates coordinates,
      RandomStreams streams) {
    this.network = network;
    this.descent = new FloatDescent(parameters, coordinates, parameters.start(), streams);
  }

  @Override
  public double step(long before, Batch batch) {
    return descent.step(
        before, (parameters, gradient) -> network.lossAndGradient(parameters, batch, gradient));
  }

  @Override
  public double[] outputs(Batch batch, int layers, int length) {
    return widened(network.outputs(descent.measured(), batch, layers), batch.examples() * length);
  }

  @Override
  public double[] parameters() {
    float[] measured = descent.measured();
    return widened(measured, measured.length);
  }

  private static double[] widened(float[] values, int length) {
    double[] wide = new double[length];
    for (int i = 0; i < length; i++) {
      wide[i] = values[i];
    }
    return wide;
  }

  @Override
  public void save(DataOutputStream out) throws IOException {
    for (float[] array : memory()) {
      for (float value : array) {
        out.writeFloat(value);
      }
    }
  }

  @Override
  public void restore(DataInputStream in, long taken) throws IOException {
    for (float[] array : memory()) {
      for (int i = 0; i < array.length; i++) {
        array[i] = in.readFloat();
      }
    }
    descent.skip(taken);
  }

  private List<float[]> memory() {
    List<float[]> arrays = new ArrayList<>();
    descent.memory(arrays::add);
    network.memory(arrays::add);
    return arrays;
  }

  @Override
  public void close() {
    network.close();
  }
}
