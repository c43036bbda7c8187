package io.github.collapsar.results;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.collapsar.run.RunId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IdSetTest {

  @Test
  void agreesWithAHashSet() {
    Random random = new Random(1);
    List<RunId> ids = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      // Few values, so that many repeat, and halves collide without the wholes doing so.
      ids.add(new RunId(random.nextInt(200), random.nextInt(200)));
    }
    IdSet set = new IdSet();
    Set<RunId> expected = new HashSet<>();
    for (RunId id : ids) {
      assertThat(set.add(id)).isEqualTo(expected.add(id));
    }
    assertThat(set.size()).isEqualTo(expected.size());
    for (long high = 0; high < 210; high++) {
      for (long low = 0; low < 210; low++) {
        RunId id = new RunId(high, low);
        assertThat(set.contains(id)).isEqualTo(expected.contains(id));
      }
    }
  }
}
