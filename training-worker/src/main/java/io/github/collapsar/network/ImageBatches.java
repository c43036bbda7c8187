package io.github.collapsar.network;

import io.github.collapsar.data.LabelledImages;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Images as a network's inputs and targets. The arrays it gives live in the workspace that is open
 * when they are asked for.
 *
 * @param images what to take from
 * @param classes the length of a target
 * @param inputScale α: the inputs are α times the pixels, which are in [0, 1]
 * @param type of the arrays
 */
record ImageBatches(LabelledImages images, int classes, double inputScale, DataType type) {

  /** The images of some indices; shape [indices, pixels]. */
  INDArray inputs(int[] indices) {
    int pixels = images.pixelsPerImage();
    float[] values = new float[indices.length * pixels];
    for (int i = 0; i < indices.length; i++) {
      images.copyPixels(indices[i], (float) inputScale, values, i * pixels);
    }
    return array(values, indices.length, pixels);
  }

  /** One row an index, 1 at its class and 0 elsewhere; shape [indices, classes]. */
  INDArray targets(int[] indices) {
    float[] values = new float[indices.length * classes];
    for (int i = 0; i < indices.length; i++) {
      values[i * classes + images.label(indices[i])] = 1;
    }
    return array(values, indices.length, classes);
  }

  private INDArray array(float[] values, long rows, long columns) {
    return Nd4j.create(values, new long[] {rows, columns}, 'c').castTo(type);
  }
}
