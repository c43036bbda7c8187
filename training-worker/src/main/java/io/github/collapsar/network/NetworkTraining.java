package io.github.collapsar.network;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** A network in training, in either precision. */
interface NetworkTraining extends AutoCloseable {

  /**
   * Takes a step.
   *
   * @param before steps taken so far
   * @return the loss before it
   */
  double step(long before, Batch batch);

  /**
   * What some of the layers make of examples.
   *
   * @param layers how many of them, from the first on
   * @return {@code length} numbers an example, one example after the other
   */
  double[] outputs(Batch batch, int layers, int length);

  /** The network's parameters, as they are measured. */
  double[] parameters();

  /** Writes what changes from step to step. */
  void save(DataOutputStream out) throws IOException;

  /**
   * Restores what was saved.
   *
   * @param taken steps that had been taken
   */
  void restore(DataInputStream in, long taken) throws IOException;

  /** Gives back what is not on the heap. */
  @Override
  void close();
}
