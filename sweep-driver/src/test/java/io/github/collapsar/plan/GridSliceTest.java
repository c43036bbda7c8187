package io.github.collapsar.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.collapsar.configuration.OnlyToyScenarios;
import io.github.collapsar.configuration.Sweep;
import io.github.collapsar.run.Coordinates;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OnlyToyScenarios.class)
class GridSliceTest {

  @Test
  void findEachRunOfRandomSweepsOnceByItsCoordinates() {
    RandomSweeps sweeps = new RandomSweeps(7);
    int planes = 0;
    for (int i = 0; i < 200; i++) {
      Sweep sweep = sweeps.next();
      if (sweep.zip().stream()
          .flatMap(List::stream)
          .anyMatch(Set.of("noise", "sigma0")::contains)) {
        continue;
      }
      Plan plan = Plan.of(sweep);
      Set<Long> found = new HashSet<>();
      for (GridSlice slice : plan.slices("noise", Optional.of("sigma0"))) {
        planes += slice.width() > 1 && slice.height() > 1 ? 1 : 0;
        found.addAll(indexes(sweep, plan, slice));
      }
      assertThat(found).as("%s", sweep).hasSize((int) plan.runs());
    }
    assertThat(planes).isGreaterThan(20);
  }

  private static Set<Long> indexes(Sweep sweep, Plan plan, GridSlice slice) {
    Set<Long> indexes = new HashSet<>();
    for (int y = 0; y < slice.height(); y++) {
      for (int x = 0; x < slice.width(); x++) {
        for (int replicate = 0; replicate < sweep.replicates(); replicate++) {
          OptionalLong index = slice.index(x, y, replicate);
          if (index.isPresent()) {
            Coordinates coordinates = plan.run(index.getAsLong()).coordinates();
            assertThat(coordinates.real("noise")).isEqualTo(slice.x(x));
            assertThat(coordinates.real("sigma0")).isEqualTo(slice.y(y));
            assertThat(coordinates.values()).containsAllEntriesOf(slice.others());
            assertThat(plan.run(index.getAsLong()).replicate()).isEqualTo(replicate);
            assertThat(indexes.add(index.getAsLong())).isTrue();
          }
        }
      }
    }
    return indexes;
  }
}
