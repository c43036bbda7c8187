package io.github.collapsar.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.collapsar.configuration.Axis;
import io.github.collapsar.configuration.Axis.NumberType;
import io.github.collapsar.configuration.Axis.Spaced;
import io.github.collapsar.configuration.Axis.Spacing;
import io.github.collapsar.configuration.OnlyToyScenarios;
import io.github.collapsar.configuration.Sweep;
import io.github.collapsar.configuration.ToyScenario;
import io.github.collapsar.run.Value;
import io.github.collapsar.scenario.Parameter;
import io.github.collapsar.scenario.Scenarios;
import java.util.ArrayList;
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
class PackStreamTest {

  private static final PackSizing SIZING = PackSizing.within(Long.MAX_VALUE, 0);

  private static List<PackRange> all(PackStream stream, int slots) {
    List<PackRange> packs = new ArrayList<>();
    while (!stream.isEmpty()) {
      packs.addAll(stream.next(5, slots));
    }
    return packs;
  }

  private static PackStream stream(Plan plan, Selection selection, PackSizing sizing) {
    return new PackStream(
        plan, selection, sizing, Costs.asEstimated(Scenarios.require(plan.scenario())));
  }

  @ParameterizedTest
  @CsvSource({
    // runs, seconds a run, seconds a pack, slots, runs a pack
    "100000, 0.001, 20, 1, 14336",
    "100000, 0.0001, 20, 1, 14336",
    "100000, 0.0001, 20, 2, 12544",
    "100000, 0.0001, 20, 6, 8448",
    "100000, 0.0001, 20, 7, 14336",
    "100000, 0.0001, 20, 1000, 14336",
    "100000, 0.1, 20, 1, 192",
    "1000, 0.01, 20, 1, 1024",
    "300, 0.01, 2.6, 1, 256",
    "40, 0.01, 0.2, 1, 16",
    "40, 1, 0.25, 1, 16",
    "40, 1.5, 20, 1, 10",
    "40, 3, 20, 1, 6",
    "40, 50, 20, 1, 1",
    "3, 0.001, 20, 1, 256",
  })
  void sizesPacksByTimeAndInWholeTiles(
      long runs, double secondsPerRun, double packSeconds, int slots, int expected) {
    assertThat(PackStream.packSize(runs, secondsPerRun, packSeconds, 20, 16_384, slots))
        .isEqualTo(expected);
  }

  @Test
  void coversEverySelectedRunOnceWithinItsGroupAndReplicatesOfIt() {
    RandomSweeps sweeps = new RandomSweeps(44);
    for (int i = 0; i < 100; i++) {
      Plan plan = Plan.of(sweeps.next());
      Selection selection = Selection.all(plan.runs()).and(index -> index % 3 != 1);

      PackStream stream = stream(plan, selection, new PackSizing(1e-3, 16, Long.MAX_VALUE, 0));

      BitSet covered = new BitSet();
      for (PackRange pack : all(stream, 2)) {
        assertThat(groups(plan, pack))
            .extracting(group -> plan.run(group.from()).coordinates())
            .containsOnly(plan.run(groups(plan, pack).get(0).from()).coordinates());
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
  void replicatesOfAGroupThatIsSmallShareAPackAndStayWhole() {
    Plan plan = Plan.of(sweep(List.of(1_000L, 2_000_000L), 8, 1, 1000));

    List<PackRange> packs = all(stream(plan, plan.selection(), SIZING), 2);

    // A group takes 8 ms, or 16 s, which nothing is to be added to.
    List<PackRange> small =
        packs.stream()
            .filter(pack -> plan.run(pack.from()).coordinates().whole("steps") == 1_000)
            .toList();
    assertThat(small).hasSizeLessThan(40).allMatch(pack -> pack.runs() % 8 == 0);
    assertThat(small.stream().mapToLong(PackRange::runs).sum()).isEqualTo(8 * 1000);
    assertThat(packs).filteredOn(pack -> !small.contains(pack)).allMatch(pack -> pack.runs() <= 8);
  }

  @Test
  void whatWasNotMeasuredIsForEverySlotHoweverShortItLooks() {
    Plan plan = Plan.of(sweep(List.of(1_000L), 8, 1, 20));
    Costs costs = Costs.toBeMeasured(Scenarios.require(plan.scenario()));

    List<PackRange> packs = all(new PackStream(plan, plan.selection(), SIZING, costs), 2);

    assertThat(packs).hasSizeBetween(6, 20).allMatch(pack -> pack.runs() <= 160 / 6);
  }

  private static List<RunGroup> groups(Plan plan, PackRange pack) {
    return plan.groups().stream()
        .filter(group -> group.from() < pack.to() && pack.from() < group.to())
        .toList();
  }

  @Test
  void theMostExpensiveRunsComeFirstAndPacksBecomeSmallerTowardsTheEnd() {
    Plan plan = Plan.of(sweep(List.of(1_000_000L, 8_000_000L), 64, 16));

    List<PackRange> packs = all(stream(plan, plan.selection(), SIZING), 4);

    assertThat(packs.stream().mapToDouble(PackRange::seconds).sum())
        .isCloseTo(64 * 16 * 9.0, within(1e-6));
    assertThat(packs).allMatch(pack -> pack.seconds() <= 20);
    List<Long> steps =
        packs.stream().map(pack -> plan.run(pack.from()).coordinates().whole("steps")).toList();
    // Five packs are asked for at a time, and these are sorted by the pack's time.
    assertThat(steps.lastIndexOf(8_000_000L)).isLessThan(steps.indexOf(1_000_000L) + 5);
    assertThat(packs.get(packs.size() - 1).seconds()).isLessThan(17);
  }

  @Test
  void runsOfAnUnknownShapeAreTriedInSmallPacksFirst() {
    Plan plan = Plan.of(sweep(List.of(1_000_000L), 4096, 16));
    Costs costs = Costs.toBeMeasured(Scenarios.require(plan.scenario()));
    PackStream stream = new PackStream(plan, plan.selection(), SIZING, costs);

    List<PackRange> trials = stream.next(4, 2);
    PackRange trial = trials.get(0);
    costs.measured(plan.run(0).coordinates(), trial.runs(), trial.seconds() / 10);
    PackRange later = stream.next(1, 2).get(0);

    assertThat(trials).allMatch(pack -> pack.runs() == 16);
    // A tenth of the estimated time, so ten times the runs of 20 estimated seconds.
    assertThat(later.runs()).isEqualTo(192);
    assertThat(later.seconds()).isCloseTo(19.2, within(1e-9));
  }

  @Test
  void packsFitTheMemoryOfATask() {
    Plan plan = Plan.of(sweep(List.of(1_000L), 4096, 16));
    long bytesPerRun = new ToyScenario().estimatedBytes(plan.run(0).coordinates());

    List<PackRange> packs =
        all(stream(plan, plan.selection(), PackSizing.within(100 * bytesPerRun, 0)), 1);
    List<PackRange> withCurves =
        all(stream(plan, plan.selection(), PackSizing.within(100 * bytesPerRun, bytesPerRun)), 1);

    assertThat(packs).allMatch(pack -> pack.runs() <= 100);
    assertThat(withCurves).allMatch(pack -> pack.runs() <= 50);
  }

  @Test
  void whatIsDoneIsInNoPack() {
    Plan plan = Plan.of(sweep(List.of(1_000L), 1000, 1));

    PackStream none = stream(plan, plan.selection().and(index -> false), SIZING);

    assertThat(none.isEmpty()).isTrue();
    assertThat(none.secondsLeft()).isZero();
    assertThat(none.packsLeft()).isZero();
  }

  private static org.assertj.core.data.Offset<Double> within(double offset) {
    return org.assertj.core.data.Offset.offset(offset);
  }

  private static Sweep sweep(List<Long> steps, int rates, int noises) {
    return sweep(steps, rates, noises, 1);
  }

  private static Sweep sweep(List<Long> steps, int rates, int noises, int replicates) {
    SortedMap<String, Axis> grid = new TreeMap<>();
    for (Parameter parameter : new ToyScenario().parameters()) {
      grid.put(parameter.key(), Axis.Listed.of(parameter.defaultValue().orElseThrow()));
    }
    grid.put(
        "steps",
        new Axis.Listed(steps.stream().map(Value.Whole::new).map(Axis.Alternative::of).toList()));
    grid.put("learning-rate", new Spaced(Spacing.LOG, 1e-3, 1, rates, NumberType.REAL));
    if (noises > 1) {
      grid.put("noise", new Spaced(Spacing.LINEAR, 1, 2, noises, NumberType.REAL));
    }
    return new Sweep(
        "packed",
        "toy-factorization",
        grid,
        List.of(),
        Optional.empty(),
        replicates,
        1,
        0,
        Optional.empty(),
        0);
  }
}
