package io.github.collapsar.network.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.collapsar.random.Purpose;
import io.github.collapsar.random.RandomStreams;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShuffleTest {

  @Test
  void visitsEveryExampleOnceAnEpochInANewOrder() {
    Shuffle shuffle = shuffle(0);
    int[] first = new int[100];
    int[] second = new int[100];
    shuffle.next(first);
    shuffle.next(second);
    assertThat(Arrays.stream(first).sorted().toArray())
        .isEqualTo(IntStream.range(0, 100).toArray());
    assertThat(second).containsExactlyInAnyOrder(first).isNotEqualTo(first);
  }

  @Test
  void orderDependsOnTheStreamButNotOnTheBatchSize() {
    int[] whole = new int[150];
    shuffle(0).next(whole);
    Shuffle again = shuffle(0);
    int[] half = new int[75];
    again.next(half);
    assertThat(half).isEqualTo(Arrays.copyOf(whole, 75));
    again.next(half);
    assertThat(half).isEqualTo(Arrays.copyOfRange(whole, 75, 150));
    int[] other = new int[150];
    shuffle(1).next(other);
    assertThat(other).isNotEqualTo(whole);
  }

  private static Shuffle shuffle(int replicate) {
    return new Shuffle(100, new RandomStreams(9, replicate).uniform(Purpose.MINIBATCHES));
  }
}
