package io.github.collapsar.data;

import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A file of a data set where its makers, or the mirror that they name, offer it.
 *
 * @param address to download from
 * @param digest MD5 of the bytes, as published: of an IDX file unzipped, of an archive as it is
 * @param packing how they are packed
 */
record OfficialFile(URI address, String digest, Packing packing) {

  /** How a file's bytes are packed. */
  enum Packing {
    /** One file, kept zipped. */
    GZIP,
    /** A folder, unpacked into the data directory. */
    TAR_GZIP
  }

  private static final String MNIST = "https://storage.googleapis.com/cvdf-datasets/mnist/";
  private static final String FASHION_MNIST =
      "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/";
  private static final String CIFAR = "https://www.cs.toronto.edu/~kriz/";

  private static final List<String> IDX =
      List.of(
          "train-images-idx3-ubyte.gz",
          "train-labels-idx1-ubyte.gz",
          "t10k-images-idx3-ubyte.gz",
          "t10k-labels-idx1-ubyte.gz");

  /** The name of the file. */
  String name() {
    String path = address.getPath();
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** The files of a data set; none for one that is drawn. */
  static List<OfficialFile> of(DataSource source) {
    return switch (source) {
      case SYNTHETIC -> List.of();
      case MNIST ->
          idx(
              MNIST,
              "6bbc9ace898e44ae57da46a324031adb",
              "a25bea736e30d166cdddb491f175f624",
              "2646ac647ad5339dbf082846283269ea",
              "27ae3e4e09519cfbb04c329615203637");
      case FASHION_MNIST ->
          idx(
              FASHION_MNIST,
              "f4a8712d7a061bf5bd6d2ca38dc4d50a",
              "9018921c3c673c538a1fc5bad174d6f9",
              "8181f5470baa50b63fa0f6fddb340f0a",
              "15d484375f8d13e6eb1aabb0c3f46965");
      case CIFAR10 -> archive("cifar-10-binary.tar.gz", "c32a1d4ab5d03f1284b67883e8d87530");
      case CIFAR100 -> archive("cifar-100-binary.tar.gz", "03b5dce01913d631647c71ecec9e9cb8");
    };
  }

  private static List<OfficialFile> idx(String site, String... digests) {
    return IntStream.range(0, digests.length)
        .mapToObj(i -> new OfficialFile(URI.create(site + IDX.get(i)), digests[i], Packing.GZIP))
        .toList();
  }

  private static List<OfficialFile> archive(String name, String digest) {
    return List.of(new OfficialFile(URI.create(CIFAR + name), digest, Packing.TAR_GZIP));
  }
}
