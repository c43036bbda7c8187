package io.github.collapsar.data;

/**
 * A classification of images.
 *
 * @param training images to train on
 * @param test images that training never sees, of the same size
 * @param classes the number of classes; labels are below it
 */
public record ImageClassification(LabelledImages training, LabelledImages test, int classes) {

  /** The same with the first so many training images only. */
  public ImageClassification withTraining(int examples) {
    return new ImageClassification(training.first(examples), test, classes);
  }
}
