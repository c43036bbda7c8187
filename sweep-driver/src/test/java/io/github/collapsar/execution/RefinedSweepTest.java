package io.github.collapsar.execution;

import static org.apache.spark.sql.functions.expr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.collapsar.configuration.Configuration;
import io.github.collapsar.execution.progress.Progress;
import io.github.collapsar.execution.session.TrainingException;
import io.github.collapsar.execution.stored.Retry;
import io.github.collapsar.refinement.Ending;
import io.github.collapsar.refinement.Request;
import io.github.collapsar.refinement.Wave;
import io.github.collapsar.results.directory.Provenance;
import io.github.collapsar.results.directory.ResultDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefinedSweepTest {

  private static final ProbeScenario PROBE = new ProbeScenario();

  private static final String SWEEP =
      """
      sweep {
        name = s, scenario = probe, replicates = 6
        grid {
          learning-rate = { log = [1e-3, 10], points = 5 }
          weight-decay = { linear = [0, 1], points = 5 }
          symmetry = [none, rescaling]
        }
      }
      diagrams = [{ name = d, x = learning-rate, y = weight-decay, facets = [symmetry] }]
      refine { enabled = true, resolution = 33, islands = 0.05 }
      """;

  /** The same grid in full. */
  private static final String[] FULL = {
    "refine.enabled=false", "grid.learning-rate.points=33", "grid.weight-decay.points=33"
  };

  private static final Provenance.Invocation INVOCATION =
      new Provenance.Invocation(
          "7", "c", "17", "4", "os", "here", 2, "local", List.of("run"), "now", "", 0, 0);

  @TempDir private Path temporary;

  private Configuration configuration(String... overrides) throws IOException {
    Path file = temporary.resolve("s.conf");
    Files.writeString(file, SWEEP);
    return Configuration.read(file, Arrays.asList(overrides));
  }

  private ResultDirectory directory(String name) {
    ResultDirectory directory =
        ResultDirectory.at(
            temporary.resolve(name).toString(), new org.apache.hadoop.conf.Configuration(false));
    directory.create();
    return directory;
  }

  private SweepReport run(ResultDirectory directory, String... overrides) throws IOException {
    return new SweepRun(
            configuration(overrides),
            directory,
            Retry.NOTHING,
            () -> true,
            notice -> {},
            Progress.SILENT)
        .train(TestSpark::session, INVOCATION);
  }

  private RefinedSweep.Standing standing(ResultDirectory directory, String... overrides)
      throws IOException {
    Configuration configuration = configuration(overrides);
    return RefinedSweep.of(configuration.sweep(), configuration.refine().orElseThrow(), directory)
        .standing();
  }

  private static List<List<Request>> requests(RefinedSweep.Standing standing) {
    return standing.waves().stream().map(Wave::requests).toList();
  }

  @Test
  void trainsAPartOfTheFullGridWithItsIdsInBothDirections() throws IOException {
    ResultDirectory refined = directory("refined");
    ResultDirectory full = directory("full");

    SweepReport part = run(refined);
    SweepReport all = run(full, FULL);
    SweepReport rest = run(refined, FULL);
    SweepReport nothing = run(full);

    assertThat(part.wanted()).isLessThan(all.wanted() / 4);
    assertThat(part.trained().runs()).isEqualTo(part.wanted());
    assertThat(rest.trained().runs()).isEqualTo(all.wanted() - part.wanted());
    assertThat(nothing.trained().runs()).isZero();
    assertThat(nothing.wanted()).isEqualTo(part.wanted());
    assertThat(StoredTable.runs(PROBE, refined.location()))
        .isEqualTo(StoredTable.runs(PROBE, full.location()));
  }

  @Test
  void findsTheBoundariesOfThreePhasesOnALogAxisInEveryRowOfEveryPanel() throws IOException {
    run(directory("s"));

    List<Row> rows =
        TestSpark.session()
            .read()
            .parquet(temporary.resolve("s/runs").toString())
            .selectExpr("symmetry", "weight_decay", "phase", "log10(learning_rate) AS rate")
            .groupBy("symmetry", "weight_decay")
            .agg(
                expr("min(rate) FILTER (WHERE phase = 'collapsed')"),
                expr("max(rate) FILTER (WHERE phase = 'learned')"),
                expr("min(rate) FILTER (WHERE phase = 'diverged')"),
                expr("max(rate) FILTER (WHERE phase = 'collapsed')"))
            .collectAsList();

    double step = 4.0 / 32;
    assertThat(rows).hasSize(2 * 33);
    assertThat(rows)
        .allSatisfy(
            row -> {
              assertThat(row.getDouble(2) - row.getDouble(3)).isCloseTo(step, within(1e-9));
              assertThat(row.getDouble(4) - row.getDouble(5)).isCloseTo(step, within(1e-9));
              assertThat(row.getDouble(3)).isLessThanOrEqualTo(-1 + 1e-9);
              assertThat(row.getDouble(4)).isGreaterThan(0);
            });
  }

  @Test
  void goesOnWhereItWasStopped() throws IOException {
    ResultDirectory once = directory("once");
    run(once);
    ResultDirectory stopped = directory("stopped");
    AtomicInteger asked = new AtomicInteger();
    SweepRun early =
        new SweepRun(
            configuration("grid.delay=40"),
            stopped,
            Retry.NOTHING,
            () -> asked.incrementAndGet() < 12,
            notice -> {},
            Progress.SILENT);

    assertThatThrownBy(() -> early.train(TestSpark::session, INVOCATION))
        .isInstanceOf(TrainingException.class);
    RefinedSweep.Standing between = standing(stopped, "grid.delay=40");
    SweepReport after = run(stopped, "grid.delay=40");

    assertThat(between.isDone()).isFalse();
    assertThat(after.trained().runs()).isBetween(1L, after.wanted());
    assertThat(StoredTable.runs(PROBE, stopped.location())).doesNotHaveDuplicates();
    List<List<Request>> whole = requests(standing(stopped, "grid.delay=40"));
    assertThat(whole.subList(0, between.waves().size())).isEqualTo(requests(between));
    assertThat(whole).isEqualTo(requests(standing(once)));
  }

  @Test
  void stopsAtItsBudget() throws IOException {
    SweepReport report = run(directory("s"), "refine.max-runs=500");

    assertThat(report.wanted()).isBetween(490L, 500L);
    assertThat(report.ending().orElseThrow().reason()).isEqualTo(Ending.Reason.BUDGET);
    assertThat(report.ending().orElseThrow().openCells()).isPositive();
  }

  @Test
  void trainsOnlyWhatMeetsWhere() throws IOException {
    ResultDirectory directory = directory("s");

    run(directory, "where=weight_decay >= learning_rate or symmetry = 'none'");

    long outside =
        TestSpark.session()
            .read()
            .parquet(temporary.resolve("s/runs").toString())
            .filter("weight_decay < learning_rate and symmetry = 'rescaling'")
            .count();
    assertThat(outside).isZero();
  }

  @Test
  void endsThoughRunsFail() throws IOException {
    SweepReport report = run(directory("s"), "grid.fail-above=3");

    assertThat(report.trained().failed()).isPositive();
    assertThat(report.ending().orElseThrow().reason()).isEqualTo(Ending.Reason.FLOOR);
  }

  @Test
  void refinesRowsOfListedValuesOneByOne() throws IOException {
    String rows = "grid.weight-decay=[0, 0.1, 1]";

    RefinedSweep.Standing standing = ended("s", rows);

    Set<Integer> rowsSeen = new HashSet<>();
    requests(standing).forEach(wave -> wave.forEach(request -> rowsSeen.add(request.y())));
    assertThat(rowsSeen).containsExactlyInAnyOrder(0, 1, 2);
    assertThat(standing.fullRuns()).isEqualTo(33 * 3 * 2 * 6);
    // Five columns, and three more for each of two boundaries.
    assertThat(standing.waves().stream().skip(1).mapToLong(Wave::runs).sum())
        .isLessThan(3L * 2 * 6 * 9);
  }

  private RefinedSweep.Standing ended(String name, String... overrides) throws IOException {
    ResultDirectory directory = directory(name);
    run(directory, overrides);
    return standing(directory, overrides);
  }
}
