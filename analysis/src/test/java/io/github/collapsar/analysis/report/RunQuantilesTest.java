package io.github.collapsar.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.collapsar.analysis.LocalSpark;
import io.github.collapsar.analysis.SyntheticScenario;
import io.github.collapsar.analysis.SyntheticSweep;
import io.github.collapsar.analysis.results.Results;
import io.github.collapsar.run.Measured;
import io.github.collapsar.run.Outcome;
import io.github.collapsar.run.Phase;
import io.github.collapsar.run.Value;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sweep too large for a page. */
class RunQuantilesTest {

  private static final int REPLICATES = 101;

  @TempDir private Path directory;

  private final SparkSession spark = LocalSpark.session();
  private final SyntheticScenario scenario = SyntheticScenario.scalar();

  /** At each of two rates the order parameter goes from 0 to 1 in even steps; two more diverge. */
  private SweepAxes axes() {
    SyntheticSweep sweep = new SyntheticSweep(scenario);
    for (double rate : new double[] {0.1, 0.2}) {
      Map<String, Value> at = Map.of("learning-rate", new Value.Real(rate));
      for (int replicate = 0; replicate < REPLICATES; replicate++) {
        double order = replicate / (REPLICATES - 1.0);
        Measured measured = SyntheticScenario.measured(1, order, 2);
        sweep.add(
            at, replicate, run -> Outcome.completed(run, Phase.LEARNED, measured, 0.1, List.of()));
      }
      for (int more = 0; more < 2; more++) {
        sweep.add(at, REPLICATES + more, run -> Outcome.diverged(run, 5, 0.1, List.of()));
      }
    }
    sweep.write(spark, directory, "pack.parquet");
    return SweepAxes.of(spark, scenario, Results.open(spark, directory.toString()).constants());
  }

  private Optional<ReportRuns> read(long room) {
    List<String> wanted = List.of("order_parameter", "loss", "norm");
    return RunQuantiles.read(spark, axes(), List.of(), wanted, room);
  }

  @Test
  void quantilesStandForAllRunsOfAPoint() {
    ReportRuns runs = read(2 * 3 * 10).orElseThrow();

    assertThat(runs.points().count()).isEqualTo(2);
    assertThat(runs.leftOut()).isEmpty();
    double[] weights = EncodedNumbersTest.decoded(runs.weights().orElseThrow());
    double[] states = EncodedNumbersTest.decoded(runs.states());
    double[] values = EncodedNumbersTest.decoded(runs.values().get("order_parameter"));
    assertThat(weights).hasSize(2 * 11);
    assertThat(Arrays.stream(weights).sum()).isCloseTo(2 * (REPLICATES + 2), within(1e-3));
    assertThat(states[10]).isEqualTo(1);
    assertThat(weights[10]).isEqualTo(2);
    assertThat(values[10]).isNaN();
    IntStream.range(0, 10)
        .forEach(i -> assertThat(values[i]).isCloseTo((i + 0.5) / 10, within(1e-6)));
  }

  @Test
  void leavesOutMeasurementsThatHaveNoRoom() {
    ReportRuns runs = read(2 * 2 * 4).orElseThrow();

    assertThat(runs.values().keySet()).containsExactly("order_parameter", "loss");
    assertThat(runs.leftOut()).containsExactly("norm");
  }

  @Test
  void givesUpWhereThePointsHaveNoRoom() {
    assertThat(read(7)).isEmpty();
  }
}
