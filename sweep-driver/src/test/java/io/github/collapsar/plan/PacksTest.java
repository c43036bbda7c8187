package io.github.collapsar.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.collapsar.configuration.Axis;
import io.github.collapsar.configuration.Axis.Numbers;
import io.github.collapsar.configuration.Axis.Spaced;
import io.github.collapsar.configuration.Axis.Spacing;
import io.github.collapsar.configuration.OnlyToyScenarios;
import io.github.collapsar.configuration.Sweep;
import io.github.collapsar.configuration.ToyScenario;
import io.github.collapsar.run.Value;
import io.github.collapsar.scenario.Parameter;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(OnlyToyScenarios.class)
class PacksTest {

  private static final PackSizing SIZING = PackSizing.forSlots(2);

  @ParameterizedTest
  @CsvSource({
    // runs, seconds a run, seconds a pack, runs a pack
    "100000, 0.001, 20, 14336",
    "100000, 0.0001, 20, 14336",
    "100000, 0.1, 20, 192",
    "1000, 0.01, 20, 1024",
    "300, 0.01, 2.6, 256",
    "40, 0.01, 0.2, 16",
    "40, 1, 0.25, 16",
    "40, 1.5, 20, 10",
    "40, 3, 20, 6",
    "40, 50, 20, 1",
    "3, 0.001, 20, 256",
  })
  void sizesPacksByTimeAndInWholeTiles(
      long runs, double secondsPerRun, double packSeconds, int expected) {
    assertThat(Packs.packSize(runs, secondsPerRun, packSeconds, SIZING)).isEqualTo(expected);
  }

  @Test
  void coversEverySelectedRunOnceWithinItsGroup() {
    RandomSweeps sweeps = new RandomSweeps(44);
    for (int i = 0; i < 100; i++) {
      Plan plan = Plan.of(sweeps.next());
      Selection selection = Selection.all(plan.runs()).and(index -> index % 3 != 1);

      Packs packs = Packs.of(plan, selection, new PackSizing(2, 1e-3, 16, 1));

      BitSet covered = new BitSet();
      for (PackRange pack : packs) {
        assertThat(plan.groups())
            .anyMatch(group -> group.from() <= pack.from() && pack.to() <= group.to());
        assertThat(selection.count(pack.from(), pack.to())).isEqualTo(pack.runs());
        assertThat(pack.runs()).isBetween(1, 16);
        LongStream indexes = selection.indexes(pack.from(), pack.to());
        indexes.forEach(
            index -> {
              assertThat(covered.get((int) index)).isFalse();
              covered.set((int) index);
            });
      }
      assertThat(covered.cardinality()).isEqualTo((int) selection.count());
    }
  }

  @Test
  void longestFirstAndFourPacksASlot() {
    Plan plan = Plan.of(sweep(List.of(1_000_000L, 8_000_000L), 64, 16));

    Packs packs = Packs.of(plan, plan.selection(), PackSizing.forSlots(4));

    assertThat(packs.seconds()).isEqualTo(64 * 16 * 9.0);
    assertThat(packs)
        .isSortedAccordingTo((a, b) -> Double.compare(b.seconds(), a.seconds()))
        .allMatch(pack -> pack.seconds() <= 20);
    Packs onMany = Packs.of(plan, plan.selection(), PackSizing.forSlots(400));
    assertThat(onMany.size()).isGreaterThanOrEqualTo(4 * 16);
  }

  @Test
  void aMeasuredSlowdownMakesPacksSmaller() {
    Plan plan = Plan.of(sweep(List.of(1_000L), 4096, 16));

    Packs estimated = Packs.of(plan, plan.selection(), new PackSizing(1, 20, 16_384, 1));
    Packs measured = Packs.of(plan, plan.selection(), new PackSizing(1, 20, 16_384, 10));

    assertThat(measured.size()).isGreaterThan(estimated.size());
    assertThat(measured.seconds()).isCloseTo(10 * estimated.seconds(), within(1e-6));
  }

  @Test
  void whatIsDoneIsInNoPack() {
    Plan plan = Plan.of(sweep(List.of(1_000L), 1000, 1));

    Packs none = Packs.of(plan, plan.selection().and(index -> false), SIZING);

    assertThat(none).isEmpty();
    assertThat(none.seconds()).isZero();
  }

  private static org.assertj.core.data.Offset<Double> within(double offset) {
    return org.assertj.core.data.Offset.offset(offset);
  }

  private static Sweep sweep(List<Long> steps, int rates, int noises) {
    SortedMap<String, Axis> grid = new TreeMap<>();
    for (Parameter parameter : new ToyScenario().parameters()) {
      grid.put(parameter.key(), Axis.Listed.of(parameter.defaultValue().orElseThrow()));
    }
    grid.put(
        "steps",
        new Axis.Listed(steps.stream().map(Value.Whole::new).map(Axis.Choice::of).toList()));
    grid.put("learning-rate", new Spaced(Spacing.LOG, 1e-3, 1, rates, Numbers.REAL));
    if (noises > 1) {
      grid.put("noise", new Spaced(Spacing.LINEAR, 1, 2, noises, Numbers.REAL));
    }
    return new Sweep(
        "packed",
        "toy-factorization",
        grid,
        List.of(),
        Optional.empty(),
        1,
        1,
        0,
        Optional.empty());
  }
}
