package io.github.collapsar.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SelectionTest {

  @Test
  void agreesWithABitSetOnEveryRange() {
    Random random = new Random(7);
    for (int runs : new int[] {1, 63, 64, 65, 300}) {
      BitSet expected = new BitSet();
      for (int i = 0; i < runs; i++) {
        expected.set(i, random.nextInt(3) == 0);
      }
      Selection selection = Selection.all(runs).and(index -> expected.get((int) index));
      for (int from = 0; from <= runs; from += 7) {
        for (int to = from; to <= runs; to += 5) {
          BitSet part = new BitSet();
          part.or(expected);
          part.clear(0, from);
          part.clear(to, Math.max(to, part.length()));

          assertThat(selection.count(from, to)).isEqualTo(part.cardinality());
          assertThat(selection.indexes(from, to).mapToInt(index -> (int) index))
              .containsExactly(part.stream().boxed().toArray(Integer[]::new));
          checkAfter(selection, part, from, to);
        }
      }
    }
  }

  private static void checkAfter(Selection selection, BitSet part, int from, int to) {
    int count = 0;
    for (int index = part.nextSetBit(0); index >= 0; index = part.nextSetBit(index + 1)) {
      assertThat(selection.after(from, to, ++count)).isEqualTo(index + 1);
    }
    assertThat(selection.after(from, to, count + 1)).isEqualTo(to);
  }

  @Test
  void aPartKeepsTheIndexesOfTheWhole() {
    Selection odd = Selection.all(1000).and(index -> index % 2 == 1);

    Selection part = odd.within(new PackRange(100, 201, 50, 1));

    assertThat(part.count()).isEqualTo(50);
    assertThat(part.contains(99)).isFalse();
    assertThat(part.contains(101)).isTrue();
    assertThat(part.contains(102)).isFalse();
    assertThat(part.contains(201)).isFalse();
    assertThat(part.indexes(0, 1000).sum()).isEqualTo(odd.indexes(100, 201).sum());
  }

  @Test
  void narrowsStepByStep() {
    Selection selection =
        Selection.all(100).and(index -> index % 2 == 0).and(index -> index % 3 == 0);

    assertThat(selection.indexes(0, 30)).containsExactly(0L, 6L, 12L, 18L, 24L);
    assertThat(selection.count()).isEqualTo(17);
  }

  @Test
  void throwsOnWhatItsConditionThrows() {
    assertThatThrownBy(
            () ->
                Selection.all(1000)
                    .and(
                        index -> {
                          throw new IllegalStateException("asked about a run");
                        }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("asked about a run");
  }
}
