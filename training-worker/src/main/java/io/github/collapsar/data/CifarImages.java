package io.github.collapsar.data;

import java.io.BufferedInputStream;
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
import java.util.zip.GZIPInputStream;

/**
 * CIFAR-10 and CIFAR-100 in their official binary form, gzipped or not: records of the labels'
 * bytes, then 3,072 bytes of an image.
 */
final class CifarImages {

  private static final ImageSize SIZE = new ImageSize(3, 32, 32);

  private static final Map<Path, ImageClassification> READ = new ConcurrentHashMap<>();

  private CifarImages() {}

  /** The two of them. */
  enum Kind {
    CIFAR10(
        "cifar10",
        "cifar-10-batches-bin",
        10,
        1,
        Stream.of(1, 2, 3, 4, 5).map("data_batch_%d.bin"::formatted).toList(),
        "test_batch.bin"),
    CIFAR100("cifar100", "cifar-100-binary", 100, 2, List.of("train.bin"), "test.bin");

    private final String folder;
    private final String officialFolder;
    private final int classes;

    /** Bytes before an image; the last of them is the label. */
    private final int labelBytes;

    private final List<String> training;
    private final String test;

    Kind(
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

    private int record() {
      return labelBytes + SIZE.pixels();
    }
  }

  static ImageClassification of(Kind kind, Optional<Path> dataDirectory) {
    Path data =
        dataDirectory.orElseThrow(
            () ->
                new DataUnavailableException(
                    "Cannot read data = %s: data.dir is not set; %s"
                        .formatted(kind.folder, IdxImages.remedy(kind.folder))));
    Path official = data.resolve(kind.officialFolder);
    Path directory = Files.isDirectory(official) ? official : data.resolve(kind.folder);
    return READ.computeIfAbsent(directory.toAbsolutePath().normalize(), path -> read(kind, path));
  }

  private static ImageClassification read(Kind kind, Path directory) {
    // A part of the official release will do, as long as nobody asks for more images than it has.
    ByteArrayOutputStream training = new ByteArrayOutputStream();
    for (String name : kind.training) {
      if (name.equals(kind.training.get(0)) || find(directory, name).isPresent()) {
        training.writeBytes(bytes(kind, directory, name));
      }
    }
    return new ImageClassification(
        SIZE,
        images(kind, directory, training.toByteArray()),
        images(kind, directory, bytes(kind, directory, kind.test)),
        kind.classes);
  }

  private static Optional<Path> find(Path directory, String name) {
    return Stream.of(name, name + ".gz").map(directory::resolve).filter(Files::exists).findFirst();
  }

  private static byte[] bytes(Kind kind, Path directory, String name) {
    Path file =
        find(directory, name)
            .orElseThrow(
                () ->
                    new DataUnavailableException(
                        "Cannot read %s or %s.gz: there is no such file; %s"
                            .formatted(
                                directory.resolve(name), name, IdxImages.remedy(kind.folder))));
    try (InputStream raw = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        InputStream in =
            file.toString().endsWith(".gz") ? new GZIPInputStream(raw, 1 << 16) : raw) {
      byte[] bytes = in.readAllBytes();
      if (bytes.length == 0 || bytes.length % kind.record() != 0) {
        throw new DataUnavailableException(
            "Cannot read %s: %d bytes are not a number of records of %d; download it again"
                .formatted(file, bytes.length, kind.record()));
      }
      return bytes;
    } catch (IOException e) {
      throw new DataUnavailableException(
          "Cannot read %s: %s; download it again".formatted(file, e.getMessage()), e);
    }
  }

  private static LabelledImages images(Kind kind, Path directory, byte[] records) {
    int count = records.length / kind.record();
    byte[] pixels = new byte[count * SIZE.pixels()];
    byte[] labels = new byte[count];
    for (int i = 0; i < count; i++) {
      int at = i * kind.record() + kind.labelBytes;
      labels[i] = records[at - 1];
      if (labels[i] < 0 || labels[i] >= kind.classes) {
        throw new DataUnavailableException(
            "Cannot use %s: label %d is not below %d; download it again"
                .formatted(directory, labels[i] & 0xFF, kind.classes));
      }
      System.arraycopy(records, at, pixels, i * SIZE.pixels(), SIZE.pixels());
    }
    return new LabelledImages(SIZE.pixels(), pixels, labels);
  }
}
