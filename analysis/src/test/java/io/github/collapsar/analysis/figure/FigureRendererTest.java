package io.github.collapsar.analysis.figure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.collapsar.analysis.Analysis;
import io.github.collapsar.analysis.LocalSpark;
import io.github.collapsar.analysis.SyntheticScenario;
import io.github.collapsar.analysis.SyntheticSweep;
import io.github.collapsar.analysis.diagram.Scale;
import io.github.collapsar.run.Outcome;
import io.github.collapsar.run.Phase;
import io.github.collapsar.run.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Figures of runs whose numbers are known: rates 1 and 10, with and without the symmetry, three
 * replicates r. The loss is rate + r and infinite for the last replicate without the symmetry; the
 * norm is 2·rate; the spectrum 1, r, −r/2, 1; the curves are (1 + r)/(1 + step) and step².
 */
class FigureRendererTest {

  @TempDir private Path directory;

  private final SparkSession spark = LocalSpark.session();
  private final SyntheticScenario scenario = SyntheticScenario.scalar();

  @BeforeEach
  void writeRuns() {
    SyntheticSweep sweep = new SyntheticSweep(scenario);
    for (String symmetry : List.of("none", "rescaling")) {
      for (double rate : new double[] {1, 10}) {
        for (int replicate = 0; replicate < 3; replicate++) {
          double r = replicate;
          boolean lost = replicate == 2 && symmetry.equals("none");
          double loss = lost ? Double.POSITIVE_INFINITY : rate + r;
          sweep.add(
              Map.of("learning-rate", new Value.Real(rate), "symmetry", new Value.Word(symmetry)),
              replicate,
              run ->
                  Outcome.completed(
                      run,
                      Phase.LEARNED,
                      SyntheticScenario.measured(loss, 0, 2 * rate, 1, r, -r / 2, 1),
                      0.1,
                      List.of()));
        }
      }
    }
    sweep.write(spark, directory, "pack.parquet");
    spark
        .read()
        .parquet(directory.resolve("runs").toString())
        .selectExpr("run_id", "explode(array(0L, 1L, 3L)) AS step", "replicate")
        .selectExpr(
            "run_id",
            "step",
            "(1D + replicate) / (1 + step) AS loss",
            "0D AS order_parameter",
            "double(step * step) AS norm")
        .coalesce(1)
        .write()
        .parquet(directory.resolve("curves").toString());
  }

  private List<String> table(Figure.Kind kind, Map<String, Value> at, String... lines)
      throws IOException {
    Figure figure = new Figure("drawn", List.of(lines), new TreeMap<>(at), kind);
    Analysis.of(spark, directory.toString(), scenario, List.of(), List.of(figure)).write();
    Path folder = directory.resolve("figures/drawn");
    assertThat(folder.resolve("figure.png")).isNotEmptyFile();
    assertThat(folder.resolve("figure.svg")).content().contains("<text");
    return Files.readAllLines(folder.resolve("figure.csv"));
  }

  @Test
  void aProfileHasMeansAndQuartilesOfWhatIsFinite() throws IOException {
    Figure.Kind kind = new Figure.Kind.Profile("learning-rate", "loss", Scale.LOG, Scale.LINEAR);
    assertThat(table(kind, Map.of(), "symmetry"))
        .containsExactly(
            "symmetry,x,loss_mean,lower_quartile,upper_quartile,runs",
            "none,1.0,1.5,1.25,1.75,2.0",
            "none,10.0,10.5,10.25,10.75,2.0",
            "rescaling,1.0,2.0,1.5,2.5,3.0",
            "rescaling,10.0,11.0,10.5,11.5,3.0");
  }

  @Test
  void curvesAreMeansOverTheSteps() throws IOException {
    Figure.Kind kind = new Figure.Kind.Curves("loss", Scale.LINEAR, Scale.LOG);
    assertThat(table(kind, Map.of("learning-rate", new Value.Real(10)), "symmetry"))
        .containsExactly(
            "symmetry,x,loss_mean,lower_quartile,upper_quartile,runs",
            "none,0.0,2.0,1.5,2.5,3.0",
            "none,1.0,1.0,0.75,1.25,3.0",
            "none,3.0,0.5,0.375,0.625,3.0",
            "rescaling,0.0,2.0,1.5,2.5,3.0",
            "rescaling,1.0,1.0,0.75,1.25,3.0",
            "rescaling,3.0,0.5,0.375,0.625,3.0");
  }

  @Test
  void aSpectrumIsAveragedByIndex() throws IOException {
    Figure.Kind kind = new Figure.Kind.SpectrumLines("spectrum", Scale.LINEAR, Scale.LINEAR);
    assertThat(table(kind, Map.of()))
        .containsExactly(
            "x,spectrum_mean,lower_quartile,upper_quartile,runs",
            "1.0,1.0,1.0,1.0,12.0",
            "2.0,1.0,0.0,2.0,12.0",
            "3.0,-0.5,-1.0,-0.0,12.0",
            "4.0,1.0,1.0,1.0,12.0");
  }

  @Test
  void aHistogramSharesOutEveryLine() throws IOException {
    Figure.Kind kind = new Figure.Kind.Histogram("loss", 2, Scale.LINEAR);
    assertThat(table(kind, Map.of(), "symmetry"))
        .containsExactly(
            "symmetry,from,to,share,values",
            "none,1.0,6.5,0.5,2.0",
            "none,6.5,12.0,0.5,2.0",
            "rescaling,1.0,6.5,0.5,3.0",
            "rescaling,6.5,12.0,0.5,3.0");
  }

  @Test
  void aScatterHasAPointForEachRunWithBothValues() throws IOException {
    Figure.Kind kind = new Figure.Kind.Scatter("loss", "norm", Scale.LINEAR, Scale.LINEAR);
    assertThat(table(kind, Map.of()))
        .containsExactlyInAnyOrder(
            "x,y",
            "1.0,2.0",
            "2.0,2.0",
            "1.0,2.0",
            "2.0,2.0",
            "3.0,2.0",
            "10.0,20.0",
            "11.0,20.0",
            "10.0,20.0",
            "11.0,20.0",
            "12.0,20.0");
  }

  @Test
  void aPathFollowsTheFirstReplicateOfItsLine() throws IOException {
    Figure.Kind kind = new Figure.Kind.Paths("loss", "norm", Scale.LINEAR, Scale.LINEAR);
    assertThat(table(kind, Map.of("symmetry", new Value.Word("none")), "learning-rate"))
        .containsExactly(
            "learning_rate,x,y",
            "1.0,1.0,0.0",
            "1.0,0.5,1.0",
            "1.0,0.25,9.0",
            "10.0,1.0,0.0",
            "10.0,0.5,1.0",
            "10.0,0.25,9.0");
  }

  @Test
  void aMatrixIsThatOfTheFirstReplicate() throws IOException {
    Map<String, Value> one =
        Map.of("learning-rate", new Value.Real(1), "symmetry", new Value.Word("none"));
    assertThat(table(new Figure.Kind.MatrixImage("spectrum"), one))
        .containsExactly(
            "row,column,value", "0.0,0.0,1.0", "0.0,1.0,0.0", "1.0,0.0,-0.0", "1.0,1.0,1.0");
  }

  @Test
  void imagesAreThoseOfTheFirstReplicate() throws IOException {
    Map<String, Value> one =
        Map.of("learning-rate", new Value.Real(1), "symmetry", new Value.Word("none"));
    assertThat(table(new Figure.Kind.Images("spectrum", 4, 2), one))
        .containsExactly(
            "image,place,value", "0.0,0.0,1.0", "1.0,0.0,0.0", "2.0,0.0,-0.0", "3.0,0.0,1.0");
  }

  @Test
  void aFigureThatCannotBeDrawnSaysWhyAndKeepsNobodyFromTheOthers() {
    Figure impossible =
        new Figure(
            "impossible",
            List.of(),
            new TreeMap<>(Map.of("learning-rate", new Value.Real(5))),
            new Figure.Kind.Scatter("loss", "norm", Scale.LINEAR, Scale.LINEAR));
    Figure possible =
        new Figure(
            "possible",
            List.of(),
            new TreeMap<>(),
            new Figure.Kind.Scatter("loss", "norm", Scale.LINEAR, Scale.LINEAR));
    Analysis.of(spark, directory.toString(), scenario, List.of(), List.of(impossible, possible))
        .write();
    assertThat(directory.resolve("figures/impossible")).doesNotExist();
    assertThat(directory.resolve("figures/possible/figure.png")).exists();
    assertThat(directory.resolve("report.html"))
        .content()
        .contains("Cannot draw figure impossible: there are no such values");
  }
}
