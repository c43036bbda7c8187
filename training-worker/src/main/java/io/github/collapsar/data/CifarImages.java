package io.github.collapsar.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * CIFAR-10 and CIFAR-100 in their official binary form, gzipped or not: records of the labels'
 * bytes, then 3,072 bytes of an image.
 */
enum CifarImages {
  CIFAR10(
      "cifar10",
      "cifar-10-batches-bin",
      10,
      1,
      Stream.of(1, 2, 3, 4, 5).map("data_batch_%d.bin"::formatted).toList(),
      "test_batch.bin"),
  CIFAR100("cifar100", "cifar-100-binary", 100, 2, List.of("train.bin"), "test.bin");

  private static final ImageSize SIZE = new ImageSize(3, 32, 32);

  private static final Map<Path, ImageClassification> READ = new ConcurrentHashMap<>();

  private final String folder;
  private final String officialFolder;
  private final int classes;

  /** Bytes before an image; the last of them is the label. */
  private final int labelBytes;

  private final List<String> training;
  private final String test;

  CifarImages(
      String folder,
      String officialFolder,
      int classes,
      int labelBytes,
      List<String> training,
      String test) {
    this.folder = folder;
    this.officialFolder = officialFolder;
    this.classes = classes;
    this.labelBytes = labelBytes;
    this.training = training;
    this.test = test;
  }

  ImageClassification load(Optional<Path> dataDirectory) {
    Path data = DataFile.directory(dataDirectory, folder);
    Path official = data.resolve(officialFolder);
    Path directory = Files.isDirectory(official) ? official : data.resolve(folder);
    return READ.computeIfAbsent(directory.toAbsolutePath().normalize(), this::read);
  }

  private ImageClassification read(Path directory) {
    // A part of the official release is enough while no run asks for more images than it has.
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (String name : training) {
      if (name.equals(training.get(0)) || DataFile.find(directory, name).isPresent()) {
        bytes.writeBytes(records(directory, name));
      }
    }
    return new ImageClassification(
        SIZE,
        images(directory, bytes.toByteArray()),
        images(directory, records(directory, test)),
        classes);
  }

  private int recordLength() {
    return labelBytes + SIZE.pixels();
  }

  private byte[] records(Path directory, String name) {
    Path file = DataFile.require(directory, name, folder);
    try (InputStream in = DataFile.open(file)) {
      byte[] bytes = in.readAllBytes();
      if (bytes.length == 0 || bytes.length % recordLength() != 0) {
        throw new DataUnavailableException(
            "Cannot read %s: %d bytes are not a number of records of %d; download it again"
                .formatted(file, bytes.length, recordLength()));
      }
      return bytes;
    } catch (IOException e) {
      throw new DataUnavailableException(
          "Cannot read %s: %s; download it again".formatted(file, e.getMessage()), e);
    }
  }

  private LabelledImages images(Path directory, byte[] records) {
    int count = records.length / recordLength();
    byte[] pixels = new byte[count * SIZE.pixels()];
    byte[] labels = new byte[count];
    for (int i = 0; i < count; i++) {
      int at = i * recordLength() + labelBytes;
      labels[i] = records[at - 1];
      System.arraycopy(records, at, pixels, i * SIZE.pixels(), SIZE.pixels());
    }
    return LabelledImages.checked(directory, SIZE.pixels(), pixels, labels, classes);
  }
}
