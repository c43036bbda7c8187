package io.github.collapsar.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.github.collapsar.analysis.Analysis;
import io.github.collapsar.analysis.LocalSpark;
import io.github.collapsar.analysis.SyntheticScenario;
import io.github.collapsar.analysis.SyntheticSweep;
import io.github.collapsar.analysis.diagram.BoundaryMethod;
import io.github.collapsar.analysis.diagram.Diagram;
import io.github.collapsar.analysis.diagram.DiagramAxis;
import io.github.collapsar.analysis.diagram.RunSelection;
import io.github.collapsar.analysis.diagram.Scale;
import io.github.collapsar.run.Measured;
import io.github.collapsar.run.Outcome;
import io.github.collapsar.run.Phase;
import io.github.collapsar.run.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Of each rate the weight decay with the smallest loss, four replicates each: the page chooses
 * among the runs itself, the stored cells were chosen by SQL.
 */
@Tag("browser")
class BestInBrowserTest {

  @TempDir private Path folder;

  private final SyntheticScenario scenario = SyntheticScenario.scalar();
  private final SyntheticSweep sweep = new SyntheticSweep(scenario);

  /** Runs at a rate and a decay: the first ones diverge, the others have this loss. */
  private void add(double rate, double decay, int diverged, double loss, Phase phase) {
    for (int replicate = 0; replicate < 4; replicate++) {
      boolean diverges = replicate < diverged;
      Measured measured =
          SyntheticScenario.measured(loss, phase == Phase.COLLAPSED ? 0.9 : 0.1, 1, 1);
      sweep.add(
          Map.of(
              "learning-rate", new Value.Real(rate),
              "weight-decay", new Value.Real(decay)),
          replicate,
          run ->
              diverges
                  ? Outcome.diverged(run, 5, 0.1, List.of())
                  : Outcome.completed(run, phase, measured, 0.1, List.of()));
    }
  }

  @Test
  void thePageChoosesWhatTheStoredCellsHold() throws IOException {
    // nothing diverges: the smallest loss
    add(0.01, 0, 0, 3, Phase.LEARNED);
    add(0.01, 0.1, 0, 1, Phase.COLLAPSED);
    add(0.01, 0.2, 0, 2, Phase.LEARNED);
    // the smallest losses are of few survivors: half of the runs is enough
    add(0.1, 0, 3, 0.1, Phase.LEARNED);
    add(0.1, 0.1, 4, 0, Phase.LEARNED);
    add(0.1, 0.2, 2, 5, Phase.COLLAPSED);
    // most diverge everywhere: the smallest loss of the survivors
    add(1, 0, 3, 3, Phase.LEARNED);
    add(1, 0.1, 3, 1, Phase.COLLAPSED);
    add(1, 0.2, 4, 0, Phase.LEARNED);
    // nobody survives: the first
    add(10, 0, 4, 0, Phase.LEARNED);
    add(10, 0.1, 4, 0, Phase.LEARNED);
    Path directory = Files.createDirectories(folder.resolve("best"));
    sweep.write(LocalSpark.session(), directory, "pack.parquet");
    Diagram diagram =
        new Diagram(
            "map",
            new DiagramAxis("learning-rate", Scale.LOG),
            Optional.empty(),
            List.of(),
            "order_parameter",
            0.5,
            false,
            List.of(),
            new RunSelection(new TreeMap<>(), Optional.of(new RunSelection.Best("loss", false))),
            BoundaryMethod.LOGISTIC,
            false);
    Analysis.of(LocalSpark.session(), directory.toString(), scenario, List.of(diagram), List.of())
        .write();

    List<String> stored =
        LocalSpark.session()
            .read()
            .parquet(directory.resolve("diagrams/map/cells.parquet").toString())
            .selectExpr("concat_ws(',', learning_rate, learned, collapsed, diverged) AS c")
            .orderBy("learning_rate")
            .collectAsList()
            .stream()
            .map(row -> row.getString(0))
            .toList();

    assertThat(stored).containsExactly("0.01,0,4,0", "0.1,0,2,2", "1.0,0,1,3", "10.0,0,0,4");
    assertThat(cellsOfThePage(directory)).containsExactlyElementsOf(stored);
  }

  private static List<String> cellsOfThePage(Path directory) throws IOException {
    try (Chromium chromium = Chromium.start();
        Page page = chromium.browser().newPage()) {
      page.navigate(directory.resolve("report.html").toUri().toString());
      page.waitForSelector(".plot");
      Path csv = page.waitForDownload(() -> page.getByText("Download as CSV").click()).path();
      return Files.readAllLines(csv).stream()
          .skip(1)
          .map(line -> line.split(",", -1))
          .map(
              field ->
                  "%s,%s,%s,%s"
                      .formatted(Double.parseDouble(field[0]), field[1], field[2], field[3]))
          .sorted()
          .toList();
    }
  }
}
