package io.github.collapsar.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.collapsar.random.RandomStreams;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SyntheticImagesTest {

  @Test
  void drawsTheSameImagesForTheSameStreamsAndOthersForOthers() {
    float[] image = pixel(SyntheticImages.draw(new RandomStreams(5, 0), 20).training(), 3);
    // Beyond what is kept, so that it must be drawn again.
    for (int replicate = 1; replicate < 6; replicate++) {
      float[] other =
          pixel(SyntheticImages.draw(new RandomStreams(5, replicate), 20).training(), 3);
      assertThat(other).isNotEqualTo(image);
    }
    assertThat(pixel(SyntheticImages.draw(new RandomStreams(5, 0), 20).training(), 3))
        .isEqualTo(image);
  }

  @Test
  void moreExamplesBeginWithTheSameOnes() {
    RandomStreams streams = new RandomStreams(6, 0);
    ImageClassification few = DataSource.SYNTHETIC.load(10, Optional.empty(), streams);
    ImageClassification many = DataSource.SYNTHETIC.load(30, Optional.empty(), streams);
    assertThat(many.training().size()).isEqualTo(30);
    for (int i = 0; i < 10; i++) {
      assertThat(pixel(many.training(), i)).isEqualTo(pixel(few.training(), i));
      assertThat(many.training().label(i)).isEqualTo(few.training().label(i));
    }
  }

  @Test
  void hasTenClassesAboutEquallyOften() {
    LabelledImages images = SyntheticImages.draw(new RandomStreams(7, 0), 1_000).training();
    int[] counts = new int[10];
    Set<Float> brightnesses = new HashSet<>();
    for (int i = 0; i < images.size(); i++) {
      counts[images.label(i)]++;
      for (float pixel : pixel(images, i)) {
        brightnesses.add(pixel);
      }
    }
    // 100 expected, standard deviation 9.5.
    assertThat(Arrays.stream(counts).boxed().toList())
        .allSatisfy(c -> assertThat(c).isBetween(60, 140));
    assertThat(brightnesses).contains(0f, 1f);
  }

  private static float[] pixel(LabelledImages images, int index) {
    float[] pixels = new float[images.pixelsPerImage()];
    images.copyPixels(index, 1, pixels, 0);
    return pixels;
  }
}
