package io.github.collapsar.network.training;

import io.github.collapsar.network.model.Batch;
import io.github.collapsar.random.RandomStreams;
import io.github.collapsar.run.Coordinates;
import io.github.collapsar.scenario.CommonParameters;
import io.github.collapsar.scenario.Precision;
import io.github.collapsar.scenario.TrainingContext;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** A network that is being trained, in either precision. */
public interface NetworkTraining extends AutoCloseable {

  /** A network at the start of its training, in the precision of a point. */
  static NetworkTraining begin(
      ImageNetwork network,
      Coordinates coordinates,
      RandomStreams streams,
      TrainingContext context) {
    return CommonParameters.precision(coordinates) == Precision.DOUBLE
        ? new DoubleNetworkTraining(
            network.doublePrecision().apply(context), network.parameters(), coordinates, streams)
        : new FloatNetworkTraining(
            network.singlePrecision().apply(context), network.parameters(), coordinates, streams);
  }

  /**
   * Takes a step.
   *
   * @param before steps taken so far
   * @return the loss before it
   */
  double step(long before, Batch batch);

  /**
   * The outputs of the first layers in inference.
   *
   * @param layers the number of layers
   * @return {@code length} numbers an example, one example after the other
   */
  double[] outputs(Batch batch, int layers, int length);

  /** The parameters that the network is measured at. */
  double[] parameters();

  /** Writes what changes from step to step. */
  void save(DataOutputStream out) throws IOException;

  /**
   * Restores what was saved.
   *
   * @param taken steps that had been taken
   */
  void restore(DataInputStream in, long taken) throws IOException;

  /** Frees memory off the heap. */
  @Override
  void close();
}
