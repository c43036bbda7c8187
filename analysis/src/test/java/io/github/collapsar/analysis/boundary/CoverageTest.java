package io.github.collapsar.analysis.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.collapsar.analysis.cells.Cell;
import io.github.collapsar.analysis.cells.Panel;
import io.github.collapsar.analysis.diagram.BoundaryMethod;
import io.github.collapsar.analysis.diagram.Diagram;
import io.github.collapsar.analysis.diagram.DiagramAxis;
import io.github.collapsar.analysis.diagram.RunSelection;
import io.github.collapsar.analysis.diagram.Scale;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How often intervals of 95 % hold the truth, over 500 repetitions each. */
class CoverageTest {

  private static final int REPETITIONS = 500;
  private static final double LOWER = 0.3;
  private static final double UPPER = 0.8;

  /**
   * A window on [0, 1] with logistic edges.
   *
   * @param replicates runs a cell
   * @param steepness of the edges in logits a unit; cells are 1/48 apart
   * @param shared the deviation of what all runs of a replicate have in common, in logits: common
   *     random numbers make the cells of a row depend on each other
   */
  @ParameterizedTest
  @CsvSource({
    "LOGISTIC, 32, 40, 0",
    "LOGISTIC, 8, 40, 0",
    "LOGISTIC, 3, 40, 0",
    "LOGISTIC, 16, 40, 1.5",
    "ISOTONIC, 32, 40, 0",
    "ISOTONIC, 16, 40, 1.5"
  })
  void intervalsHoldTheTruthAsOftenAsTheySay(
      BoundaryMethod method, int replicates, double steepness, double shared) {
    Diagram diagram =
        new Diagram(
            "window",
            new DiagramAxis("signal", Scale.LINEAR),
            Optional.empty(),
            List.of(),
            "order_parameter",
            0.5,
            false,
            List.of(),
            RunSelection.ALL,
            method,
            false);
    int found = 0;
    int held = 0;
    for (int repetition = 0; repetition < REPETITIONS; repetition++) {
      Panel panel = panel(new Random(repetition), replicates, steepness, shared);
      List<BoundaryEdge> edges = Boundary.of(diagram, panel, Optional.empty()).edges();
      for (BoundaryEdge edge : edges) {
        if (edge.side() != BoundaryEdge.Side.NONE) {
          double truth = edge.side() == BoundaryEdge.Side.LOWER ? LOWER : UPPER;
          found++;
          held += edge.low() <= truth && truth <= edge.high() ? 1 : 0;
        }
      }
    }
    assertThat(found).as("two edges each").isBetween(2 * REPETITIONS, 2 * REPETITIONS + 5);
    assertThat((double) held / found).isBetween(0.9, 0.98);
  }

  private static Panel panel(Random random, int replicates, double steepness, double shared) {
    double[] common =
        IntStream.range(0, replicates).mapToDouble(i -> shared * random.nextGaussian()).toArray();
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i <= 48; i++) {
      double x = i / 48.0;
      int[] trials = new int[replicates];
      int collapsed = 0;
      for (int run = 0; run < replicates; run++) {
        double logit = steepness * Math.min(x - LOWER, UPPER - x) + common[run];
        int collapses = random.nextDouble() < 1 / (1 + Math.exp(-logit)) ? 1 : 0;
        trials[run] = 2 * run + collapses;
        collapsed += collapses;
      }
      cells.add(
          new Cell(
              x, 0, replicates - collapsed, collapsed, 0, new Cell.Spread(0, 0, 0, 0), trials));
    }
    return new Panel(new TreeMap<>(), cells, new TreeMap<>());
  }
}
