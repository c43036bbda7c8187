package io.github.collapsar.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Page;
import io.github.collapsar.analysis.boundary.Boundary;
import io.github.collapsar.analysis.boundary.BoundaryEdge;
import io.github.collapsar.analysis.cells.Cell;
import io.github.collapsar.analysis.cells.Panel;
import io.github.collapsar.analysis.cells.WilsonInterval;
import io.github.collapsar.analysis.diagram.BoundaryMethod;
import io.github.collapsar.analysis.diagram.Diagram;
import io.github.collapsar.analysis.diagram.DiagramAxis;
import io.github.collapsar.analysis.diagram.RunSelection;
import io.github.collapsar.analysis.diagram.Scale;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What the page computes where its reader moves the threshold is what the analysis computes: the
 * same numbers but for the last digits, in which a browser's exp and log may differ from Java's.
 */
@Tag("browser")
class EstimatorInBrowserTest {

  private static final int CELLS = 48;

  /** Shapes of a row: probabilities of collapse over positions from 0 to 1. */
  private static final List<DoubleUnaryOperator> SHAPES =
      List.of(
          u -> logistic(25 * (u - 0.4)),
          u -> logistic(-12 * (u - 0.55)),
          u -> logistic(30 * (u - 0.25)) * logistic(-20 * (u - 0.75)),
          u -> 1 - logistic(60 * (u - 0.3)) * logistic(-60 * (u - 0.6)),
          u -> Math.max(0.02, logistic((u < 0.5 ? 12 : 5) * (u - 0.5))),
          u -> u > 0.48 ? 1 : 0,
          u -> 0.5 + 0.4 * Math.sin(20 * u),
          u -> 0.03,
          u -> 0.97,
          u -> u);

  private static Chromium chromium;
  private static Page page;

  @BeforeAll
  static void loadScript() {
    chromium = Chromium.start();
    page = chromium.browser().newPage();
    page.evaluate(
        "text => { (0, eval)(text + '; window.rowCrossings = rowCrossings; window.wilson = wilson'); }",
        Resources.script("estimator.js"));
  }

  @AfterAll
  static void stop() {
    if (chromium != null) {
      chromium.close();
    }
  }

  private static double logistic(double logit) {
    return 1 / (1 + Math.exp(-logit));
  }

  /** A row a shape and number of replicates; of some cells nothing completed. */
  private static Panel panel() {
    Random random = new Random(7);
    List<Cell> cells = new ArrayList<>();
    int row = 0;
    for (int replicates : new int[] {1, 3, 8, 40}) {
      for (DoubleUnaryOperator shape : SHAPES) {
        for (int i = 0; i < CELLS; i++) {
          double position = (i + 0.3 * random.nextDouble()) / CELLS;
          int runs = random.nextInt(12) == 0 ? 0 : replicates;
          int[] trials = new int[runs];
          for (int run = 0; run < runs; run++) {
            boolean collapses = random.nextDouble() < shape.applyAsDouble(position);
            trials[run] = 2 * run + (collapses ? 1 : 0);
          }
          int collapsed = (int) IntStream.of(trials).filter(trial -> trial % 2 == 1).count();
          cells.add(
              new Cell(
                  position,
                  row,
                  runs - collapsed,
                  collapsed,
                  0,
                  new Cell.Spread(0, 0, 0, 0),
                  trials));
        }
        row++;
      }
    }
    return new Panel(Map.of(), cells, new TreeMap<>());
  }

  private static Diagram diagram(BoundaryMethod method) {
    return new Diagram(
        "map",
        new DiagramAxis("signal", Scale.LINEAR),
        Optional.of(new DiagramAxis("noise", Scale.LINEAR)),
        List.of(),
        "order_parameter",
        0.5,
        false,
        List.of(),
        RunSelection.ALL,
        method,
        false);
  }

  @ParameterizedTest
  @EnumSource
  void theBoundaryIsThatOfTheAnalysis(BoundaryMethod method) {
    Panel panel = panel();
    Map<Double, List<Double>> expected = new TreeMap<>();
    for (BoundaryEdge edge : Boundary.of(diagram(method), panel, Optional.empty()).edges()) {
      List<Double> row = expected.computeIfAbsent(edge.y(), y -> new ArrayList<>());
      edge.measured().ifPresent(row::add);
    }
    assertThat(expected.values().stream().mapToInt(List::size).sum()).isGreaterThanOrEqualTo(50);
    panel
        .rows()
        .forEach(
            (y, cells) ->
                assertSame(crossings(cells, method), expected.get(y), method + ", row " + y));
  }

  private static List<?> crossings(List<Cell> cells, BoundaryMethod method) {
    List<Cell> completed = cells.stream().filter(cell -> cell.completed() > 0).toList();
    return (List<?>)
        page.evaluate(
            """
            ([positions, trials, collapsed, method]) =>
              rowCrossings({ positions, trials, collapsed }, method).map(({ position }) => position)""",
            List.of(
                completed.stream().map(Cell::x).toList(),
                completed.stream().map(Cell::completed).toList(),
                completed.stream().map(Cell::collapsed).toList(),
                method.word()));
  }

  private static void assertSame(List<?> found, List<Double> expected, String where) {
    assertThat(found).as(where).hasSameSizeAs(expected);
    List<Double> sorted = found.stream().map(one -> ((Number) one).doubleValue()).sorted().toList();
    for (int i = 0; i < sorted.size(); i++) {
      assertThat(sorted.get(i)).as(where).isCloseTo(expected.get(i), within(1e-9));
    }
  }

  @Test
  void theIntervalIsThatOfTheAnalysis() {
    for (int trials = 1; trials <= 50; trials++) {
      for (int successes = 0; successes <= trials; successes++) {
        WilsonInterval expected = WilsonInterval.of(successes, trials);
        List<?> found =
            (List<?>) page.evaluate("([k, n]) => wilson(k, n)", List.of(successes, trials));
        assertThat(((Number) found.get(0)).doubleValue()).isEqualTo(expected.low());
        assertThat(((Number) found.get(1)).doubleValue()).isEqualTo(expected.high());
      }
    }
  }
}
