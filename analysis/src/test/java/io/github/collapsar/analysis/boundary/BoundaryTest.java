package io.github.collapsar.analysis.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.collapsar.analysis.cells.Cell;
import io.github.collapsar.analysis.cells.Panel;
import io.github.collapsar.analysis.diagram.Diagram;
import io.github.collapsar.analysis.diagram.DiagramAxis;
import io.github.collapsar.analysis.diagram.Scale;
import io.github.collapsar.analysis.theory.Prediction;
import io.github.collapsar.analysis.theory.Theories;
import io.github.collapsar.run.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** Against runs drawn from known collapse probabilities. */
class BoundaryTest {

  private static final Diagram DIAGRAM =
      new Diagram(
          "window",
          new DiagramAxis("learning-rate", Scale.LOG),
          Optional.of(new DiagramAxis("signal", Scale.LINEAR)),
          List.of("symmetry"),
          "order_parameter",
          0.5,
          true);

  private static final Map<String, Value> FACETS = Map.of("symmetry", new Value.Word("rescaling"));

  /** 64 rates from 0.01 to 2, some replicates each, the rest diverged above 0.5 or learned. */
  private static Panel panel(int replicates, long seed, DoubleUnaryOperator probability) {
    Random random = new Random(seed);
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      double rate = 0.01 * Math.pow(200, i / 63.0);
      int[] trials = new int[replicates];
      int collapsed = 0;
      for (int run = 0; run < replicates; run++) {
        int collapses = random.nextDouble() < probability.applyAsDouble(rate) ? 1 : 0;
        trials[run] = 2 * run + collapses;
        collapsed += collapses;
      }
      int others = replicates - collapsed;
      cells.add(
          new Cell(
              rate,
              0.1,
              rate > 0.5 ? 0 : others,
              collapsed,
              rate > 0.5 ? others : 0,
              new Cell.Spread(0, 0, 0, 0),
              trials));
    }
    return new Panel(FACETS, cells, new TreeMap<>(FACETS));
  }

  private static double rises(double rate, double edge, double steepness) {
    return 1 / (1 + Math.exp(-steepness * Math.log(rate / edge)));
  }

  private static List<BoundaryEdge> edges(Panel panel) {
    return Boundary.of(DIAGRAM, panel, Optional.empty()).edges();
  }

  @Test
  void findsBothEdgesOfAWindowWithinFivePercent() {
    int covered = 0;
    for (int seed = 0; seed < 20; seed++) {
      List<BoundaryEdge> edges =
          edges(panel(16, seed, rate -> rises(rate, 0.0917, 30) * rises(rate, 0.646, -20)));
      assertThat(edges)
          .extracting(BoundaryEdge::side)
          .containsExactly(BoundaryEdge.Side.LOWER, BoundaryEdge.Side.UPPER);
      assertThat(edges.get(0).measured().orElseThrow()).isCloseTo(0.0917, within(0.05 * 0.0917));
      assertThat(edges.get(1).measured().orElseThrow()).isCloseTo(0.646, within(0.05 * 0.646));
      covered += covers(edges.get(0), 0.0917) + covers(edges.get(1), 0.646);
    }
    assertThat(covered).as("of 40 intervals of 95 %").isBetween(35, 40);
  }

  private static int covers(BoundaryEdge edge, double truth) {
    return edge.low() <= truth && truth <= edge.high() ? 1 : 0;
  }

  @Test
  void farTailsDoNotMoveAnEdge() {
    // two percent of runs collapse everywhere, and the transition is not symmetric
    DoubleUnaryOperator crooked =
        rate -> Math.max(0.02, rate < 0.1 ? rises(rate, 0.1, 12) : rises(rate, 0.1, 6));
    double sum = 0;
    for (int seed = 0; seed < 10; seed++) {
      List<BoundaryEdge> edges = edges(panel(32, seed, crooked));
      assertThat(edges).hasSize(1);
      sum += edges.get(0).measured().orElseThrow() / 10;
    }
    assertThat(sum).isCloseTo(0.1, within(0.05 * 0.1));
  }

  @Test
  void findsAnEdgeBetweenSeparatedCellsAndSaysNoMore() {
    BoundaryEdge edge = edges(panel(8, 1, rate -> rate > 0.1 ? 1 : 0)).get(0);
    double spacing = Math.pow(200, 1 / 63.0);
    assertThat(edge.measured().orElseThrow()).isBetween(0.1 / spacing, 0.1 * spacing);
    assertThat(edge.low()).isLessThanOrEqualTo(0.1);
    assertThat(edge.high()).isGreaterThanOrEqualTo(0.1);
    assertThat(edge.high() / edge.low()).isGreaterThanOrEqualTo(spacing * 0.999);
  }

  @Test
  void saysThatThereIsNoBoundary() {
    assertThat(edges(panel(8, 1, rate -> 0.03)))
        .singleElement()
        .satisfies(
            edge -> {
              assertThat(edge.side()).isEqualTo(BoundaryEdge.Side.NONE);
              assertThat(edge.measured()).isEmpty();
            });
    assertThat(edges(panel(8, 1, rate -> 0.98)))
        .extracting(BoundaryEdge::side)
        .containsExactly(BoundaryEdge.Side.NONE);
  }

  @Test
  void setsTheTheoryBesideTheMeasurement() {
    TreeMap<String, Value> fixed = new TreeMap<>(FACETS);
    fixed.put("removal", new Value.Word("none"));
    fixed.put("weight-decay", new Value.Real(0));
    fixed.put("batch-size", new Value.Whole(1));
    fixed.put("noise", new Value.Real(1));
    fixed.put("optimizer", new Value.Word("sgd"));
    fixed.put("schedule", new Value.Word("constant"));
    fixed.put("parametrization", new Value.Word("direct"));
    fixed.put("data", new Value.Word("gaussian"));
    fixed.put("depth", new Value.Whole(2));
    fixed.put("examples", new Value.Whole(0));
    fixed.put("label-noise", new Value.Real(0));
    Prediction prediction =
        new Prediction(
            Theories.of("scalar-factorization").orElseThrow(), fixed, DIAGRAM.x(), DIAGRAM.y());
    List<BoundaryEdge> edges =
        Boundary.of(DIAGRAM, panel(16, 5, rate -> rises(rate, 0.0917, 40)), Optional.of(prediction))
            .edges();
    assertThat(edges)
        .extracting(BoundaryEdge::side)
        .containsExactly(BoundaryEdge.Side.LOWER, BoundaryEdge.Side.UPPER);
    assertThat(edges.get(0).theory().orElseThrow()).isCloseTo(0.09167, within(1e-5));
    assertThat(edges.get(0).relativeDistance().orElseThrow()).isCloseTo(0, within(0.05));
    assertThat(edges.get(1).measured()).as("never ends in these runs").isEmpty();
    assertThat(edges.get(1).theory().orElseThrow()).isCloseTo(0.6461, within(1e-4));
  }

  @Test
  void writesEmptyFieldsForWhatThereIsNot() {
    BoundaryEdge none =
        new BoundaryEdge(
            FACETS,
            0.25,
            BoundaryEdge.Side.NONE,
            java.util.OptionalDouble.empty(),
            Double.NaN,
            Double.NaN,
            java.util.OptionalDouble.empty());
    BoundaryEdge lower =
        new BoundaryEdge(
            FACETS,
            0.1,
            BoundaryEdge.Side.LOWER,
            java.util.OptionalDouble.of(0.11),
            0.1,
            0.12,
            java.util.OptionalDouble.of(0.1));
    assertThat(BoundaryCsv.of(DIAGRAM, List.of(lower, none)).lines())
        .containsExactly(
            "symmetry,signal,edge,measured,low,high,theory,relative_distance",
            "rescaling,0.1,lower,0.11,0.1,0.12,0.1," + (0.11 / 0.1 - 1),
            "rescaling,0.25,none,,,,,");
  }
}
