package io.github.collapsar.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.collapsar.codec.ConfigurationException;
import io.github.collapsar.configuration.Axis;
import io.github.collapsar.configuration.Axis.NumberType;
import io.github.collapsar.configuration.Axis.Spaced;
import io.github.collapsar.configuration.Axis.Spacing;
import io.github.collapsar.configuration.Configuration;
import io.github.collapsar.configuration.OnlyToyScenarios;
import io.github.collapsar.configuration.Sweep;
import io.github.collapsar.configuration.ToyScenario;
import io.github.collapsar.run.Run;
import io.github.collapsar.run.RunId;
import io.github.collapsar.scenario.Parameter;
import io.github.collapsar.scenario.Parameter.Packing;
import io.github.collapsar.scenario.Scenarios;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(OnlyToyScenarios.class)
class PlanTest {

  @TempDir private Path directory;

  @Test
  void numbersEachDistinctRunOfRandomSweepsOnce() {
    RandomSweeps sweeps = new RandomSweeps(42);
    long duplicates = 0;
    for (int i = 0; i < 200; i++) {
      Sweep sweep = sweeps.next();
      Plan plan = Plan.of(sweep);
      List<Run> naive = NaiveRuns.of(sweep);
      Set<Run> distinct = new HashSet<>(naive);

      List<Run> planned = runs(plan);

      assertThat(new HashSet<>(planned)).as("%s", sweep).isEqualTo(distinct);
      assertThat(plan.runs()).as("%s", sweep).isEqualTo(distinct.size());
      assertThat(plan.duplicates()).isEqualTo(naive.size() - distinct.size());
      duplicates += plan.duplicates();
    }
    assertThat(duplicates).isGreaterThan(5_000);
  }

  @Test
  void groupsFollowEachOtherAndShareWhatPacksMustShare() {
    List<String> shared =
        new ToyScenario()
            .parameters().stream()
                .filter(parameter -> parameter.packing() == Packing.SHARED)
                .map(Parameter::key)
                .toList();
    RandomSweeps sweeps = new RandomSweeps(43);
    for (int i = 0; i < 100; i++) {
      Plan plan = Plan.of(sweeps.next());
      long next = 0;
      for (RunGroup group : plan.groups()) {
        assertThat(group.from()).isEqualTo(next);
        assertThat(
                LongStream.range(group.from(), group.to())
                    .mapToObj(plan::run)
                    .map(run -> sharedPart(run, shared))
                    .distinct())
            .hasSize(1);
        next = group.to();
      }
      assertThat(next).isEqualTo(plan.runs());
    }
  }

  private static List<Object> sharedPart(Run run, List<String> shared) {
    List<Object> part = new ArrayList<>(shared.stream().map(run.coordinates()::value).toList());
    part.add(run.replicate());
    return part;
  }

  @Test
  void theOrderOfTheAxesInTheFileMakesNoDifference() throws IOException {
    List<String> lines =
        new ArrayList<>(
            List.of(
                "sweep.grid.learning-rate = [0.1, 0.2]",
                "sweep.grid.symmetry = [none, rescaling]",
                "sweep.grid.noise = { linear = [1, 2], points = 3 }",
                "sweep.grid.removal = [none, { value = syre, sigma0 = [0.1, 0.2] }]",
                "sweep.grid.dimension = [3, 4, 5]",
                "sweep.name = order",
                "sweep.scenario = toy-factorization",
                "sweep.zip = [[noise, dimension]]"));
    List<RunId> before = ids(Plan.of(read(lines)));

    Collections.reverse(lines);
    lines.set(0, "sweep.zip = [[dimension, noise]]");

    assertThat(before).hasSize(2 * 2 * 3 * 3);
    assertThat(ids(Plan.of(read(lines)))).isEqualTo(before);
  }

  @Test
  void sigmaZeroWithoutSyreIsOneRun() throws IOException {
    Plan plan =
        Plan.of(
            read(
                List.of(
                    "sweep { name = neutral, scenario = toy-factorization, replicates = 2",
                    "grid { removal = [none, syre], sigma0 = [0.1, 0.2, 0.3] } }")));

    assertThat(plan.runs()).isEqualTo((1 + 3) * 2);
    assertThat(plan.duplicates()).isEqualTo(2 * 2);
    assertThat(plan.run(0).coordinates().real("sigma0")).isZero();
  }

  @Test
  void plansSixteenMillionRunsWithoutAListOfThem() {
    Plan plan = Plan.of(wide(4096, 1));

    assertThat(plan.runs()).isEqualTo(4096L * 4096);
    assertThat(plan.groups()).hasSize(1);
    Run last = plan.run(plan.runs() - 1);
    assertThat(last.coordinates().real("learning-rate")).isEqualTo(1);
    assertThat(last.coordinates().real("noise")).isEqualTo(2);
    Costs costs = Costs.asEstimated(Scenarios.require(plan.scenario()));
    PackSizing sizing = PackSizing.within(1L << 30, 0);
    PackStream packs = new PackStream(plan, plan.selection(), sizing, costs);
    assertThat(packs.next(10, 2)).hasSize(10);
    assertThat(packs.packsLeft()).isLessThan(2000);
  }

  @Test
  void numbersMoreRunsThanFitAnInt() {
    Plan plan = Plan.of(wide(100_000, 3));

    assertThat(plan.runs()).isEqualTo(30_000_000_000L);
    Run run = plan.run(20_000_000_001L);
    assertThat(run.replicate()).isEqualTo(2);
    assertThat(run.coordinates().real("learning-rate")).isEqualTo(1e-3);
  }

  @Test
  void refusesMoreRunsThanCanBeNumbered() {
    Sweep sweep = wide(1_000_000, Integer.MAX_VALUE);

    assertThatThrownBy(() -> Plan.of(sweep))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage("Cannot plan sweep wide; there are too many runs to number; give fewer values");
  }

  @Test
  void refusesPointsThatTheScenarioRejects() {
    assertThatThrownBy(
            () ->
                Plan.of(
                    read(
                        List.of(
                            "sweep { name = odd, scenario = toy-factorization",
                            "grid { symmetry = [none, rescaling], dimension = [12, 13] } }"))))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("Cannot plan sweep odd; rescaling needs an even dimension at {")
        .hasMessageContaining("dimension=13");
  }

  @Test
  void survivesBeingSentToAnExecutor() throws IOException, ClassNotFoundException {
    Plan plan =
        Plan.of(
            read(
                List.of(
                    "sweep { name = sent, scenario = toy-factorization, where = \"noise > 1\"",
                    "grid { removal = [none, syre], noise = [1, 2], dimension = [2, 3] } }")));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(plan);
    }

    Plan received;
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      received = (Plan) in.readObject();
    }

    assertThat(ids(received)).isEqualTo(ids(plan));
    assertThat(received.selection().count()).isEqualTo(4);
  }

  @Test
  void selectsTheRunsThatMeetWhere() throws IOException {
    Plan plan =
        Plan.of(
            read(
                List.of(
                    "sweep { name = some, scenario = toy-factorization, replicates = 3",
                    "where = \"learning_rate / batch_size < 0.05 and removal = 'none'"
                        + " and replicate > 0\"",
                    "grid { removal = [none, syre], learning-rate = [0.1, 0.2], "
                        + " batch-size = [1, 4] } }")));

    assertThat(plan.runs()).isEqualTo(24);
    List<Run> selected = plan.selection().indexes(0, 24).mapToObj(plan::run).toList();
    assertThat(selected)
        .extracting(
            run -> run.coordinates().real("learning-rate"),
            run -> run.coordinates().whole("batch-size"),
            Run::replicate)
        .containsExactlyInAnyOrder(
            org.assertj.core.api.Assertions.tuple(0.1, 4L, 1),
            org.assertj.core.api.Assertions.tuple(0.1, 4L, 2));
  }

  @Test
  void whereThatCannotBeComputedSaysForWhichRun() throws IOException {
    Plan plan =
        Plan.of(
            read(
                List.of(
                    "sweep { name = some, scenario = toy-factorization",
                    "where = \"noise / weight_decay > 1\"",
                    "grid { noise = [2], weight-decay = [1, 0] } }")));

    assertThatThrownBy(plan::selection)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith(
            "Cannot compute where = noise / weight_decay > 1 for noise = 2.0, weight_decay = 0.0;"
                + " Division by zero.");
  }

  private static Sweep wide(int points, int replicates) {
    Map<String, Axis> grid = new TreeMap<>();
    for (Parameter parameter : new ToyScenario().parameters()) {
      grid.put(parameter.key(), Axis.Listed.of(parameter.defaultValue().orElseThrow()));
    }
    grid.put("learning-rate", new Spaced(Spacing.LOG, 1e-3, 1, points, NumberType.REAL));
    grid.put("noise", new Spaced(Spacing.LINEAR, 1, 2, points, NumberType.REAL));
    return new Sweep(
        "wide",
        "toy-factorization",
        new TreeMap<>(grid),
        List.of(),
        java.util.Optional.empty(),
        replicates,
        1,
        0,
        java.util.Optional.empty(),
        0);
  }

  private Sweep read(List<String> lines) throws IOException {
    Path file = directory.resolve("toy.conf");
    Files.write(file, lines);
    return Configuration.read(file, List.of()).sweep();
  }

  private static List<Run> runs(Plan plan) {
    return LongStream.range(0, plan.runs()).mapToObj(plan::run).toList();
  }

  private static List<RunId> ids(Plan plan) {
    return runs(plan).stream().map(Run::id).collect(Collectors.toList());
  }
}
