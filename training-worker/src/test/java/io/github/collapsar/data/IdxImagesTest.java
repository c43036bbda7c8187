package io.github.collapsar.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.collapsar.random.RandomStreams;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxImagesTest {

  private static final RandomStreams STREAMS = new RandomStreams(1, 0);

  @TempDir private Path data;
  private Path folder;

  @BeforeEach
  void writeTwoTrainingImagesAndATestImageOfTwoPixels() throws IOException {
    folder = Files.createDirectory(data.resolve("mnist"));
    gzip("train-images-idx3-ubyte", idx(new int[] {2, 1, 2}, 0, 255, 51, 102));
    gzip("train-labels-idx1-ubyte", idx(new int[] {2}, 7, 3));
    plain("t10k-images-idx3-ubyte", idx(new int[] {1, 1, 2}, 255, 0));
    plain("t10k-labels-idx1-ubyte", idx(new int[] {1}, 9));
  }

  @Test
  void readsGzippedAndPlainFiles() {
    ImageClassification images = load(2);
    assertThat(images.training().size()).isEqualTo(2);
    assertThat(images.training().pixelsPerImage()).isEqualTo(2);
    assertThat(pixels(images.training(), 0)).containsExactly(0f, 1f);
    assertThat(pixels(images.training(), 1)).containsExactly(0.2f, 0.4f);
    assertThat(images.training().label(0)).isEqualTo(7);
    assertThat(images.training().label(1)).isEqualTo(3);
    assertThat(pixels(images.test(), 0)).containsExactly(1f, 0f);
    assertThat(images.test().label(0)).isEqualTo(9);
    assertThat(images.classes()).isEqualTo(10);
  }

  @Test
  void takesTheFirstExamples() {
    ImageClassification images = load(1);
    assertThat(images.training().size()).isEqualTo(1);
    assertThatThrownBy(() -> images.training().label(1))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> load(3))
        .hasMessage(
            "Cannot use examples = 3: the files in the data directory hold 2 training images;"
                + " lower examples or complete the files");
  }

  @Test
  void readsOnlyOnce() throws IOException {
    LabelledImages first = load(2).training();
    Files.delete(folder.resolve("train-images-idx3-ubyte.gz"));
    assertThat(pixels(load(2).training(), 1)).isEqualTo(pixels(first, 1));
  }

  @Test
  void saysWhatToDoWithoutADataDirectory() {
    assertThatThrownBy(() -> DataSource.FASHION_MNIST.load(1, Optional.empty(), STREAMS))
        .isInstanceOf(DataUnavailableException.class)
        .hasMessage(
            "Cannot read data = fashion-mnist: data.dir is not set; set data.dir or COLLAPSAR_DATA"
                + " to the directory that holds fashion-mnist/ (collapsar data fetch fashion-mnist"
                + " downloads it), or use data = synthetic");
  }

  @Test
  void saysWhatToDoWithoutTheFile() throws IOException {
    Files.delete(folder.resolve("train-labels-idx1-ubyte.gz"));
    assertThatThrownBy(() -> load(1))
        .isInstanceOf(DataUnavailableException.class)
        .hasMessage(
            "Cannot read "
                + folder.resolve("train-labels-idx1-ubyte")
                + " or train-labels-idx1-ubyte.gz: there is no such file; set data.dir or"
                + " COLLAPSAR_DATA to the directory that holds mnist/ (collapsar data fetch mnist"
                + " downloads it), or use data = synthetic");
  }

  @Test
  void refusesAFileThatEndsEarly() throws IOException {
    byte[] whole = idx(new int[] {1, 1, 2}, 255, 0);
    plain("t10k-images-idx3-ubyte", Arrays.copyOf(whole, whole.length - 1));
    assertThatThrownBy(() -> load(1))
        .hasMessage(
            "Cannot read "
                + folder.resolve("t10k-images-idx3-ubyte")
                + ": it ends early; download it again");
  }

  @Test
  void refusesAFileOfAnotherFormat() throws IOException {
    plain("t10k-images-idx3-ubyte", "<html>not found</html>".getBytes(StandardCharsets.US_ASCII));
    assertThatThrownBy(() -> load(1))
        .hasMessageStartingWith("Cannot read " + folder.resolve("t10k-images-idx3-ubyte"))
        .hasMessageContaining("0x3c68746d")
        .hasMessageContaining("0x00000803");
  }

  @Test
  void refusesABrokenArchive() throws IOException {
    Files.write(folder.resolve("train-images-idx3-ubyte.gz"), new byte[] {1, 2, 3, 4});
    assertThatThrownBy(() -> load(1))
        .isInstanceOf(DataUnavailableException.class)
        .hasMessageStartingWith("Cannot read " + folder.resolve("train-images-idx3-ubyte.gz"));
  }

  @Test
  void refusesLabelsThatDoNotFitTheImages() throws IOException {
    plain("t10k-labels-idx1-ubyte", idx(new int[] {2}, 1, 2));
    assertThatThrownBy(() -> load(1)).hasMessageContaining("1 images, but 2 labels");
    plain("t10k-labels-idx1-ubyte", idx(new int[] {1}, 10));
    assertThatThrownBy(() -> load(1)).hasMessageContaining("label 10 is not below 10");
  }

  private ImageClassification load(int examples) {
    return DataSource.MNIST.load(examples, Optional.of(data), STREAMS);
  }

  private static float[] pixels(LabelledImages images, int index) {
    float[] pixels = new float[images.pixelsPerImage()];
    images.copyPixels(index, 1, pixels, 0);
    return pixels;
  }

  private static byte[] idx(int[] dimensions, int... values) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(8 << 8 | dimensions.length);
      for (int dimension : dimensions) {
        out.writeInt(dimension);
      }
      for (int value : values) {
        out.writeByte(value);
      }
    }
    return bytes.toByteArray();
  }

  private void plain(String name, byte[] content) throws IOException {
    Files.write(folder.resolve(name), content);
  }

  private void gzip(String name, byte[] content) throws IOException {
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(folder.resolve(name + ".gz")))) {
      out.write(content);
    }
  }
}
