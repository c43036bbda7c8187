package io.github.collapsar.data;

import io.github.collapsar.random.NormalStream;
import io.github.collapsar.random.Purpose;
import io.github.collapsar.random.RandomStreams;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * A stand-in for MNIST that needs no files: 28 × 28 pixels, ten classes. A class has three shapes,
 * each a sum of Gaussian spots. An image is one of them, shifted by up to three pixels, of varying
 * brightness, under noise. A linear classifier gets about nine in ten right [ours].
 */
final class SyntheticImages {

  /** Training images that a run may use at most. */
  static final int EXAMPLES = 60_000;

  private static final int SIDE = 28;
  private static final int PIXELS = SIDE * SIDE;
  private static final ImageSize SIZE = new ImageSize(1, SIDE, SIDE);
  private static final int CLASSES = 10;
  private static final int SHAPES_PER_CLASS = 3;
  private static final int SPOTS = 5;
  private static final int LARGEST_SHIFT = 3;
  private static final float NOISE = 0.2f;
  private static final int TEST_IMAGES = 2_000;

  /** Drawn sets that are kept: the tasks of a JVM mostly share a replicate. */
  private static final int KEPT = 4;

  private static final Map<Key, ImageClassification> DRAWN = new LinkedHashMap<>();

  private record Key(RandomStreams streams, int examples) {}

  private final UniformRandomProvider uniform;
  private final NormalStream normals;
  private final float[][] shapes = new float[CLASSES * SHAPES_PER_CLASS][PIXELS];

  private SyntheticImages(RandomStreams streams) {
    this.uniform = streams.uniform(Purpose.LABELS);
    this.normals = streams.normals(Purpose.DATA);
    for (float[] shape : shapes) {
      drawShape(shape);
    }
  }

  /** Test images, then training images, so that more examples begin with the same ones. */
  static ImageClassification draw(RandomStreams streams, int examples) {
    Key key = new Key(streams, examples);
    synchronized (DRAWN) {
      ImageClassification images = DRAWN.get(key);
      if (images == null) {
        SyntheticImages drawing = new SyntheticImages(streams);
        LabelledImages test = drawing.draw(TEST_IMAGES);
        images = new ImageClassification(SIZE, drawing.draw(examples), test, CLASSES);
        if (DRAWN.size() >= KEPT) {
          DRAWN.remove(DRAWN.keySet().iterator().next());
        }
        DRAWN.put(key, images);
      }
      return images;
    }
  }

  private void drawShape(float[] shape) {
    for (int spot = 0; spot < SPOTS; spot++) {
      double row = 6 + 16 * uniform.nextDouble();
      double column = 6 + 16 * uniform.nextDouble();
      double width = 1.5 + 2 * uniform.nextDouble();
      for (int pixel = 0; pixel < PIXELS; pixel++) {
        int pixelRow = pixel / SIDE;
        double down = pixelRow - row;
        double right = pixel % SIDE - column;
        double distance = (down * down + right * right) / (2 * width * width);
        shape[pixel] += (float) StrictMath.exp(-distance);
      }
    }
  }

  private LabelledImages draw(int count) {
    byte[] pixels = new byte[count * PIXELS];
    byte[] labels = new byte[count];
    float[] noise = new float[PIXELS];
    for (int image = 0; image < count; image++) {
      int shape = uniform.nextInt(shapes.length);
      labels[image] = (byte) (shape / SHAPES_PER_CLASS);
      normals.fill(noise, 0, PIXELS);
      drawImage(shapes[shape], noise, pixels, image * PIXELS);
    }
    return new LabelledImages(PIXELS, pixels, labels);
  }

  private void drawImage(float[] shape, float[] noise, byte[] pixels, int offset) {
    int down = uniform.nextInt(2 * LARGEST_SHIFT + 1) - LARGEST_SHIFT;
    int right = uniform.nextInt(2 * LARGEST_SHIFT + 1) - LARGEST_SHIFT;
    float brightness = 0.5f + 0.5f * uniform.nextFloat();
    for (int pixel = 0; pixel < PIXELS; pixel++) {
      int row = pixel / SIDE - down;
      int column = pixel % SIDE - right;
      boolean inside = row >= 0 && row < SIDE && column >= 0 && column < SIDE;
      float value = (inside ? brightness * shape[row * SIDE + column] : 0) + NOISE * noise[pixel];
      pixels[offset + pixel] = (byte) Math.round(255 * Math.min(Math.max(value, 0), 1));
    }
  }
}
