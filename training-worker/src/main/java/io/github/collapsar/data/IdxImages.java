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

  static ImageClassification load(String name, Optional<Path> dataDirectory) {
    Path folder = DataFile.directory(dataDirectory, name).resolve(name);
    // Tasks that come while one reads wait for it; a failure is not remembered.
    return READ.computeIfAbsent(folder.toAbsolutePath().normalize(), IdxImages::read);
  }

  private static ImageClassification read(Path folder) {
    IdxFile images = images(folder, "train");
    ImageSize size = new ImageSize(1, images.dimensions()[1], images.dimensions()[2]);
    return new ImageClassification(
        size,
        labelled(folder, "train", images),
        labelled(folder, "t10k", images(folder, "t10k")),
        CLASSES);
  }

  private static IdxFile images(Path folder, String part) {
    return IdxFile.read(folder, part + "-images-idx3-ubyte", 3);
  }

  private static LabelledImages labelled(Path folder, String part, IdxFile images) {
    IdxFile labels = IdxFile.read(folder, part + "-labels-idx1-ubyte", 1);
    if (images.dimensions()[0] != labels.dimensions()[0]) {
      throw new DataUnavailableException(
          "Cannot use %s: %d images, but %d labels in %s; download both again"
              .formatted(
                  images.file(), images.dimensions()[0], labels.dimensions()[0], labels.file()));
    }
    int pixels = images.dimensions()[1] * images.dimensions()[2];
    return LabelledImages.checked(labels.file(), pixels, images.bytes(), labels.bytes(), CLASSES);
  }
}
