package io.github.collapsar.data;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Data sets of four IDX files, under their official names. */
final class IdxImages {

  private static final int CLASSES = 10;

  private static final Map<Path, ImageClassification> READ = new ConcurrentHashMap<>();

  private IdxImages() {}

  static ImageClassification of(String name, Optional<Path> dataDirectory) {
    Path directory =
        dataDirectory
            .map(path -> path.resolve(name).toAbsolutePath().normalize())
            .orElseThrow(
                () ->
                    new DataUnavailableException(
                        "Cannot read data = %s: data.dir is not set; %s"
                            .formatted(name, remedy(name))));
    // Tasks that come while one reads wait for it; a failure is not remembered.
    return READ.computeIfAbsent(directory, IdxImages::read);
  }

  static String remedy(String name) {
    return ("set data.dir or COLLAPSAR_DATA to the directory that holds %1$s/"
            + " (collapsar data fetch %1$s downloads it), or use data = synthetic")
        .formatted(name);
  }

  private static ImageClassification read(Path directory) {
    IdxFile images = IdxFile.read(directory, "train-images-idx3-ubyte", 3);
    ImageSize size = new ImageSize(1, images.dimensions()[1], images.dimensions()[2]);
    return new ImageClassification(
        size, read(directory, "train", images), read(directory, "t10k"), CLASSES);
  }

  private static LabelledImages read(Path directory, String part) {
    return read(directory, part, IdxFile.read(directory, part + "-images-idx3-ubyte", 3));
  }

  private static LabelledImages read(Path directory, String part, IdxFile images) {
    IdxFile labels = IdxFile.read(directory, part + "-labels-idx1-ubyte", 1);
    if (images.dimensions()[0] != labels.dimensions()[0]) {
      throw new DataUnavailableException(
          "Cannot use %s: %d images, but %d labels in %s; download both again"
              .formatted(
                  images.file(), images.dimensions()[0], labels.dimensions()[0], labels.file()));
    }
    for (byte label : labels.bytes()) {
      if (label < 0 || label >= CLASSES) {
        throw new DataUnavailableException(
            "Cannot use %s: label %d is not below %d; download it again"
                .formatted(labels.file(), label & 0xFF, CLASSES));
      }
    }
    int pixels = images.dimensions()[1] * images.dimensions()[2];
    return new LabelledImages(pixels, images.bytes(), labels.bytes());
  }
}
