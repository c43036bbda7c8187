package io.github.collapsar.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.github.collapsar.analysis.Analysis;
import io.github.collapsar.analysis.LocalSpark;
import io.github.collapsar.analysis.SyntheticScenario;
import io.github.collapsar.analysis.SyntheticSweep;
import io.github.collapsar.analysis.cells.Mesh;
import io.github.collapsar.analysis.diagram.Diagram;
import io.github.collapsar.analysis.diagram.DiagramAxis;
import io.github.collapsar.analysis.diagram.Scale;
import io.github.collapsar.run.Outcome;
import io.github.collapsar.run.Phase;
import io.github.collapsar.run.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The report of a refined sweep: 17 rates from 1e-4 to 1 on a log axis × 17 signals from 0 to 16,
 * of which every eighth is measured, and all between the ninth rate, which learns, and the 17th,
 * which collapses as the 13th does. Of the last row only the first rate is measured.
 */
@Tag("browser")
class RefinedReportInBrowserTest {

  private static final List<Double> RATES =
      IntStream.rangeClosed(0, 16).mapToObj(i -> Math.pow(10, i / 4.0 - 4)).toList();
  private static final List<Double> SIGNALS =
      IntStream.rangeClosed(0, 16).mapToObj(i -> (double) i).toList();

  @TempDir private static Path folder;

  private static Chromium chromium;
  private static Page page;

  @BeforeAll
  static void openReport() throws IOException {
    chromium = Chromium.start();
    Path directory = Files.createDirectories(folder.resolve("refined"));
    SyntheticScenario scenario = SyntheticScenario.scalar();
    SyntheticSweep sweep = new SyntheticSweep(scenario);
    for (int row : new int[] {0, 8, 16}) {
      for (int column : new int[] {0, 8, 9, 10, 11, 12, 13, 14, 15, 16}) {
        if (row < 16 || column == 0) {
          add(sweep, row, column);
        }
      }
    }
    sweep.write(LocalSpark.session(), directory, "pack.parquet");
    Diagram diagram =
        new Diagram(
            "map",
            new DiagramAxis("learning-rate", Scale.LOG),
            Optional.of(new DiagramAxis("signal", Scale.LINEAR)),
            List.of(),
            "order_parameter",
            0.5,
            false);
    Analysis.of(LocalSpark.session(), directory.toString(), scenario, List.of(diagram), List.of())
        .refined("map", new Mesh(RATES, SIGNALS, 4, 4), List.of("Refined."))
        .write();
    page = chromium.browser().newPage();
    page.setViewportSize(1400, 1000);
    page.navigate(directory.resolve("report.html").toUri().toString());
    page.waitForSelector(".plot");
  }

  private static void add(SyntheticSweep sweep, int row, int column) {
    double order = column < 13 ? 0.2 : 0.9;
    sweep.add(
        Map.of(
            "learning-rate", new Value.Real(RATES.get(column)),
            "signal", new Value.Real(SIGNALS.get(row))),
        0,
        run ->
            Outcome.completed(
                run,
                order > 0.5 ? Phase.COLLAPSED : Phase.LEARNED,
                SyntheticScenario.measured(1, order, 2, 1),
                0.1,
                List.of()));
  }

  @AfterAll
  static void stop() {
    if (chromium != null) {
      chromium.close();
    }
  }

  /** The screen's place of a rate and a signal. */
  private static double[] place(double rate, double signal) {
    List<?> place =
        (List<?>)
            page.evaluate(
                """
                ([rate, signal]) => {
                  const panel = document.documentElement.page.panels[0];
                  const box = panel.plot.getBoundingClientRect();
                  return [box.left + panel.xScale(rate), box.top + panel.yScale(signal)];
                }""",
                List.of(rate, signal));
    return place.stream().mapToDouble(one -> ((Number) one).doubleValue()).toArray();
  }

  private static String tooltip(double rate, double signal) {
    double[] place = place(rate, signal);
    page.mouse().move(place[0], place[1]);
    return page.locator("#tooltip").innerText();
  }

  private static boolean isPainted(double rate, double signal) {
    return (boolean)
        page.evaluate(
            """
            ([x, y]) => {
              const { canvas } = document.documentElement.page.panels[0];
              const box = canvas.getBoundingClientRect();
              const pixel = canvas.getContext('2d').getImageData(
                (x - box.left) * canvas.width / box.width,
                (y - box.top) * canvas.height / box.height, 1, 1).data;
              return pixel[3] > 0;
            }""",
            DoubleStream.of(place(rate, signal)).boxed().toList());
  }

  @Test
  void aMeasuredPointColoursWhatIsNearestToIt() {
    assertThat(isPainted(RATES.get(3), 3)).isTrue();
    assertThat(tooltip(RATES.get(3), 3)).contains("signal 0, learning rate 10⁻⁴");
    assertThat(tooltip(RATES.get(14), 3)).contains("signal 0", "1 collapsed");
    assertThat(tooltip(RATES.get(12), 6)).contains("signal 8", "1 learned");
  }

  @Test
  void whatIsFarFromEveryPointStaysEmpty() {
    assertThat(isPainted(RATES.get(14), 15)).isFalse();
    assertThat(page.locator("#legend").innerText()).contains("no runs");
  }

  @Test
  void arrowKeysGoFromPointToPoint() {
    tooltip(RATES.get(0), 0);
    page.locator(".plot").first().focus();
    page.keyboard().press("ArrowRight");
    assertThat(page.locator("#announcer").textContent()).contains("signal 0, learning rate 0.01");
    page.keyboard().press("ArrowUp");
    assertThat(page.locator("#announcer").textContent()).contains("signal 8, learning rate 0.01");
  }

  @Test
  void anEdgeIsDrawnOnlyBetweenPointsThatAreNear() {
    assertThat(page.locator(".edge circle").count()).isEqualTo(2);
  }
}
