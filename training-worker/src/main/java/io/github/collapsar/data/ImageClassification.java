package io.github.collapsar.data;

/**
 * A classification of images.
 *
 * @param size of an image
 * @param training images to train on
 * @param test images that training never sees, of the same size
 * @param classes the number of classes; labels are below it
 */
public record ImageClassification(
    ImageSize size, LabelledImages training, LabelledImages test, int classes) {

  /**
   * The same with the first training images only.
   *
   * @param examples how many of them
   * @throws DataUnavailableException if there are fewer
   */
  public ImageClassification withTraining(int examples) {
    if (examples > training.size()) {
      throw new DataUnavailableException(
          "Cannot use examples = %d: the files in the data directory hold %d training images;"
                  .formatted(examples, training.size())
              + " lower examples or complete the files");
    }
    return new ImageClassification(size, training.first(examples), test, classes);
  }
}
