package io.github.collapsar.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.collapsar.analysis.diagram.Diagram;
import io.github.collapsar.analysis.diagram.DiagramAxis;
import io.github.collapsar.analysis.diagram.Scale;
import io.github.collapsar.analysis.results.UnreadableResultsException;
import io.github.collapsar.run.Measured;
import io.github.collapsar.run.Outcome;
import io.github.collapsar.run.Phase;
import io.github.collapsar.run.Run;
import io.github.collapsar.run.Value;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.imageio.ImageIO;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From rows to cells, pictures and report. */
class AnalysisTest {

  private static final String HOSTILE = "<script>alert(1)</script>";

  @TempDir private Path directory;

  private final SparkSession spark = LocalSpark.session();
  private final SyntheticScenario scenario = SyntheticScenario.scalar();
  private final SyntheticSweep sweep = new SyntheticSweep(scenario);

  /** At rate 0.01 all learn, at 0.1 six of eight collapse, at 1 all diverge; one more failed. */
  private void writeRuns() {
    for (double signal : new double[] {0.1, 0.2}) {
      for (int replicate = 0; replicate < 8; replicate++) {
        double order = replicate < 6 ? 0.6 + 0.05 * replicate : 0.2;
        sweep.add(at(0.01, signal), replicate, measured(0));
        sweep.add(at(0.1, signal), replicate, measured(order));
        sweep.add(at(1, signal), replicate, run -> Outcome.diverged(run, 5, 0.1, List.of()));
      }
    }
    sweep.add(at(0.01, 0.1), 8, run -> Outcome.failed(run, HOSTILE, 0.1));
    sweep.write(spark, directory, "pack.parquet");
  }

  private static Map<String, Value> at(double learningRate, double signal) {
    return Map.of("learning-rate", new Value.Real(learningRate), "signal", new Value.Real(signal));
  }

  private static Function<Run, Outcome> measured(double order) {
    Phase phase = order > 0.5 ? Phase.COLLAPSED : Phase.LEARNED;
    Measured measured = SyntheticScenario.measured(1, order, 2, 2, order);
    return run -> Outcome.completed(run, phase, measured, 0.1, List.of());
  }

  private Analysis.Written analyse(double collapsedAbove) {
    Diagram diagram =
        new Diagram(
            "map",
            new DiagramAxis("learning-rate", Scale.LOG),
            Optional.of(new DiagramAxis("signal", Scale.LINEAR)),
            List.of(),
            "order_parameter",
            collapsedAbove,
            true);
    return Analysis.of(spark, directory.toString(), scenario, List.of(diagram), List.of()).write();
  }

  @Test
  void runsOfAnotherVersionOfTheScenarioAreNotMixedIn() {
    writeRuns();
    Diagram diagram =
        new Diagram(
            "rates",
            new DiagramAxis("learning-rate", Scale.LOG),
            Optional.empty(),
            List.of(),
            "order_parameter",
            0.5,
            false);
    SyntheticScenario next = scenario.next();
    Analysis analysis = Analysis.of(spark, directory.toString(), next, List.of(diagram), List.of());
    assertThatThrownBy(analysis::write)
        .isInstanceOf(UnreadableResultsException.class)
        .hasMessageContaining("this is version 2", "run the sweep again");

    SyntheticSweep later = new SyntheticSweep(next);
    later.add(at(0.1, 0.1), 0, measured(0.2));
    later.write(spark, directory, "later.parquet");

    Analysis.Written summary = analysis.write();
    assertThat(summary.diagrams().get(0).notes())
        .contains("49 runs of other versions of the scenario are left out.");
    List<Row> cells =
        spark
            .read()
            .parquet(directory.resolve("diagrams/rates/cells.parquet").toString())
            .collectAsList();
    assertThat(cells).extracting(cell -> cell.<Long>getAs("runs")).containsExactly(1L);
  }

  private Row cell(double learningRate) {
    return spark
        .read()
        .parquet(directory.resolve("diagrams/map/cells.parquet").toString())
        .where("signal = 0.1 AND learning_rate = " + learningRate)
        .collectAsList()
        .get(0);
  }

  @Test
  void countsPhasesAndComputesStatisticsByHand() {
    writeRuns();
    analyse(0.5);
    Row middle = cell(0.1);
    assertThat(middle.<Long>getAs("completed")).isEqualTo(8);
    assertThat(middle.<Long>getAs("collapsed")).isEqualTo(6);
    assertThat(middle.<Double>getAs("collapse_probability")).isEqualTo(0.75);
    // Wilson's interval of 6 of 8, from a table.
    assertThat(middle.<Double>getAs("collapse_probability_low")).isCloseTo(0.4093, within(1e-4));
    assertThat(middle.<Double>getAs("collapse_probability_high")).isCloseTo(0.9285, within(1e-4));
    // 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.2, 0.2
    double mean = 4.75 / 8;
    double variance =
        (0.36 + 0.4225 + 0.49 + 0.5625 + 0.64 + 0.7225 + 0.04 + 0.04 - 8 * mean * mean) / 7;
    assertThat(middle.<Double>getAs("order_parameter_mean")).isCloseTo(mean, within(1e-12));
    assertThat(middle.<Double>getAs("order_parameter_stddev"))
        .isCloseTo(Math.sqrt(variance), within(1e-12));
    assertThat(middle.<Double>getAs("order_parameter_median")).isCloseTo(0.675, within(1e-12));
    assertThat(cell(1).<Long>getAs("diverged")).isEqualTo(8);
    assertThat(cell(1).<Double>getAs("collapse_probability")).isZero();
    assertThat(cell(0.01).<Long>getAs("failed")).isEqualTo(1);
    assertThat(cell(0.01).<Long>getAs("completed")).isEqualTo(8);
  }

  @Test
  void movesTheThresholdWithoutTraining() {
    writeRuns();
    analyse(0.72);
    assertThat(cell(0.1).<Long>getAs("collapsed")).isEqualTo(3);
    assertThat(cell(0.1).<Long>getAs("learned")).isEqualTo(5);
  }

  @Test
  void takesOneRowAnId() {
    writeRuns();
    sweep.add(at(0.1, 0.1), 0, measured(0.6)).write(spark, directory, "again.parquet");
    analyse(0.5);
    assertThat(cell(0.1).<Long>getAs("completed")).isEqualTo(8);
  }

  @Test
  void paintsTheThreePhasesApartAlsoInGrey() throws IOException {
    for (int replicate = 0; replicate < 2; replicate++) {
      sweep.add(at(0.01, 0.1), replicate, measured(0));
      sweep.add(at(0.1, 0.1), replicate, measured(1));
      sweep.add(at(1, 0.1), replicate, run -> Outcome.diverged(run, 5, 0.1, List.of()));
    }
    sweep.write(spark, directory, "pack.parquet");
    analyse(0.5);
    BufferedImage picture = ImageIO.read(directory.resolve("diagrams/map/diagram.png").toFile());
    Map<Integer, Integer> pixels = new HashMap<>();
    for (int x = 0; x < picture.getWidth(); x++) {
      for (int y = 0; y < picture.getHeight(); y++) {
        pixels.merge(picture.getRGB(x, y), 1, Integer::sum);
      }
    }
    int large = picture.getWidth() * picture.getHeight() / 20;
    List<Double> greys =
        pixels.entrySet().stream()
            .filter(entry -> entry.getValue() > large)
            .map(entry -> grey(entry.getKey()))
            .sorted()
            .toList();
    // collapsed, diverged, learned, and the white paper
    assertThat(greys).hasSize(4);
    assertThat(greys.get(1) - greys.get(0)).isGreaterThan(40);
    assertThat(greys.get(2) - greys.get(1)).isGreaterThan(40);
    assertThat(greys.get(3)).isEqualTo(255, within(0.01));
  }

  private static double grey(int rgb) {
    return 0.299 * (rgb >> 16 & 255) + 0.587 * (rgb >> 8 & 255) + 0.114 * (rgb & 255);
  }

  @Test
  void writesTextAsTextAndTheBoundaryAsATable() throws IOException {
    writeRuns();
    Analysis.Written summary = analyse(0.5);
    assertThat(Files.readString(directory.resolve("diagrams/map/diagram.svg")))
        .contains("learning rate", "signal")
        .doesNotContain("<image");
    assertThat(Files.readAllLines(directory.resolve("diagrams/map/boundary.csv")))
        .first()
        .isEqualTo("signal,edge,measured,low,high,theory,relative_distance");
    assertThat(summary.diagrams())
        .singleElement()
        .satisfies(d -> assertThat(d.boundary()).isNotEmpty());
  }

  @Test
  void escapesWhatRunsSayInTheReport() throws IOException {
    writeRuns();
    analyse(0.5);
    assertThat(Files.readString(directory.resolve("report.html")))
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
        .doesNotContain(HOSTILE);
  }

  @Test
  void namesTheFileThatCannotBeRead() throws IOException {
    writeRuns();
    Files.writeString(directory.resolve("runs/broken.parquet"), "PAR1 nothing of the kind PAR1");
    assertThatThrownBy(() -> analyse(0.5))
        .isInstanceOf(UnreadableResultsException.class)
        .hasMessageContaining("broken.parquet");
  }
}
