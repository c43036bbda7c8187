package io.github.collapsar.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.collapsar.random.RandomStreams;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OfficialImagesTest {

  @ParameterizedTest
  @EnumSource(names = {"MNIST", "FASHION_MNIST"})
  void readsTheOfficialFiles(DataSource source) {
    String directory = System.getenv("COLLAPSAR_DATA");
    assumeTrue(directory != null, "COLLAPSAR_DATA is not set: the official files are not read");
    ImageClassification images =
        source.load(60_000, Optional.of(Path.of(directory)), new RandomStreams(1, 0));
    assertThat(images.training().size()).isEqualTo(60_000);
    assertThat(images.test().size()).isEqualTo(10_000);
    assertThat(images.training().pixelsPerImage()).isEqualTo(784);
    // The first labels of the training files, as anyone who prints them sees them.
    int[] first = source == DataSource.MNIST ? new int[] {5, 0, 4} : new int[] {9, 0, 0};
    for (int i = 0; i < first.length; i++) {
      assertThat(images.training().label(i)).isEqualTo(first[i]);
    }
  }
}
