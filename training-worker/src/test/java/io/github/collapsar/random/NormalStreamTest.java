package io.github.collapsar.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.collapsar.vectorization.NormalBlocks;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;

class NormalStreamTest {

  private static final RandomStreams STREAMS = new RandomStreams(0x123456789abcdefL, 7);

  @Test
  void variatesAreBoxAndMullersOfThePhiloxWordsOfCommonsRng() {
    int blocks = 3;
    float[] variates = new float[blocks * NormalBlocks.VARIATES];
    STREAMS.normals(Purpose.DATA).fill(variates, 0, variates.length);
    UniformRandomProvider words = STREAMS.uniform(Purpose.DATA);
    for (int block = 0; block < blocks; block++) {
      for (int counter = 0; counter < NormalBlocks.COUNTERS; counter++) {
        for (int pair = 0; pair < 2; pair++) {
          double uniform = (Integer.toUnsignedLong(words.nextInt()) + 0.5) * 0x1p-32;
          double angle = 2 * Math.PI * words.nextInt() * 0x1p-32;
          double radius = Math.sqrt(-2 * Math.log(uniform));
          int at = block * NormalBlocks.VARIATES + 2 * pair * NormalBlocks.COUNTERS + counter;
          assertThat(variates[at]).isCloseTo((float) (radius * Math.cos(angle)), within(2e-5f));
          assertThat(variates[at + NormalBlocks.COUNTERS])
              .isCloseTo((float) (radius * Math.sin(angle)), within(2e-5f));
        }
      }
    }
  }

  @Test
  void momentsAreThoseOfTheNormalDistribution() {
    int count = 1 << 20;
    float[] variates = new float[count];
    STREAMS.normals(Purpose.DATA).fill(variates, 0, count);
    double[] moments = new double[5];
    double largest = 0;
    for (float z : variates) {
      for (int power = 1; power <= 4; power++) {
        moments[power] += Math.pow(z, power) / count;
      }
      largest = Math.max(largest, Math.abs(z));
    }
    // Four standard errors each.
    double error = 4 / Math.sqrt(count);
    assertThat(moments[1]).isCloseTo(0, within(error));
    assertThat(moments[2]).isCloseTo(1, within(error * Math.sqrt(2)));
    assertThat(moments[3]).isCloseTo(0, within(error * Math.sqrt(15)));
    assertThat(moments[4]).isCloseTo(3, within(error * Math.sqrt(96)));
    assertThat(largest).isBetween(4.2, 6.8);
  }

  @Test
  void readingInPiecesGivesTheSameStream() {
    float[] whole = new float[1000];
    STREAMS.normals(Purpose.DATA).fill(whole, 0, whole.length);
    float[] pieces = new float[1000];
    NormalStream stream = STREAMS.normals(Purpose.DATA);
    for (int from = 0, length = 1; from < pieces.length; from += length, length += 37) {
      length = Math.min(length, pieces.length - from);
      stream.fill(pieces, from, length);
    }
    assertThat(pieces).isEqualTo(whole);
  }

  @Test
  void seedReplicateAndPurposeEachGiveAnotherStream() {
    float here = STREAMS.normals(Purpose.DATA).next();
    assertThat(
            new float[] {
              new RandomStreams(STREAMS.seed() + 1, 7).normals(Purpose.DATA).next(),
              new RandomStreams(STREAMS.seed() + (1L << 32), 7).normals(Purpose.DATA).next(),
              new RandomStreams(STREAMS.seed(), 8).normals(Purpose.DATA).next(),
              STREAMS.normals(Purpose.LABELS).next()
            })
        .doesNotContain(here)
        .doesNotHaveDuplicates();
  }
}
