package io.github.collapsar.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.collapsar.random.RandomStreams;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CifarImagesTest {

  private static final RandomStreams STREAMS = new RandomStreams(1, 0);

  @TempDir private Path data;

  @Test
  void readsTheOfficialBatches() throws IOException {
    Path folder = Files.createDirectories(data.resolve("cifar-10-batches-bin"));
    Files.write(folder.resolve("data_batch_1.bin"), records(1, 3, 7));
    Files.write(folder.resolve("data_batch_2.bin"), records(1, 9));
    Files.write(folder.resolve("test_batch.bin"), records(1, 2));
    ImageClassification images = DataSource.CIFAR10.load(3, Optional.of(data), STREAMS);
    assertThat(images.size()).isEqualTo(new ImageSize(3, 32, 32));
    assertThat(images.training().label(1)).isEqualTo(7);
    assertThat(images.training().label(2)).isEqualTo(9);
    assertThat(images.test().label(0)).isEqualTo(2);
    float[] pixels = new float[3072];
    images.training().copyPixels(1, 255, pixels, 0);
    // Pixel i of the record with label 7.
    assertThat(pixels[0]).isEqualTo(7f);
    assertThat(pixels[100]).isEqualTo(107f);
  }

  @Test
  void readsZippedFilesAndTheFineLabelsOfAHundredClasses() throws IOException {
    Path folder = Files.createDirectories(data.resolve("cifar100"));
    for (String name : new String[] {"train.bin.gz", "test.bin.gz"}) {
      try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve(name)))) {
        out.write(records(2, 42, 99));
      }
    }
    ImageClassification images = DataSource.CIFAR100.load(2, Optional.of(data), STREAMS);
    assertThat(images.classes()).isEqualTo(100);
    assertThat(images.training().label(1)).isEqualTo(99);
  }

  @Test
  void saysWhatIsMissingOrWrong() throws IOException {
    assertThatThrownBy(() -> DataSource.CIFAR10.load(1, Optional.empty(), STREAMS))
        .hasMessageContaining("data.dir is not set");
    Path folder = Files.createDirectories(data.resolve("cifar10"));
    assertThatThrownBy(() -> DataSource.CIFAR10.load(1, Optional.of(data), STREAMS))
        .hasMessageContaining("data_batch_1.bin")
        .hasMessageContaining("there is no such file");
    Files.write(folder.resolve("data_batch_1.bin"), new byte[3000]);
    assertThatThrownBy(() -> DataSource.CIFAR10.load(1, Optional.of(data), STREAMS))
        .hasMessageEndingWith("3000 bytes are not a number of records of 3073; download it again");
    Files.write(folder.resolve("data_batch_1.bin"), records(1, 3));
    Files.write(folder.resolve("test_batch.bin"), records(1, 3));
    assertThatThrownBy(() -> DataSource.CIFAR10.load(2, Optional.of(data), STREAMS))
        .hasMessage(
            "Cannot use examples = 2: the files in the data directory hold 1 training images;"
                + " lower examples or complete the files");
  }

  private static byte[] records(int labelBytes, int... labels) {
    byte[] records = new byte[labels.length * (labelBytes + 3072)];
    for (int i = 0; i < labels.length; i++) {
      int at = i * (labelBytes + 3072);
      records[at + labelBytes - 1] = (byte) labels[i];
      for (int pixel = 0; pixel < 3072; pixel++) {
        records[at + labelBytes + pixel] = (byte) (labels[i] + pixel);
      }
    }
    return records;
  }
}
