package io.github.collapsar.analysis.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.collapsar.analysis.boundary.MeasuredContour.Bound;
import io.github.collapsar.analysis.cells.Cell;
import io.github.collapsar.analysis.cells.Panel;
import io.github.collapsar.analysis.diagram.Diagram;
import io.github.collapsar.analysis.diagram.DiagramAxis;
import io.github.collapsar.analysis.diagram.Scale;
import io.github.collapsar.run.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Against a disc of collapse: on 41 × 41 cells of a log and a linear axis, one unit of the disc's
 * coordinates a decade of the rate or a tenth of the signal. The collapse probability falls from 1
 * to 0 across its rim.
 */
class MeasuredContourTest {

  private static final Diagram DIAGRAM =
      new Diagram(
          "disc",
          new DiagramAxis("learning-rate", Scale.LOG),
          Optional.of(new DiagramAxis("signal", Scale.LINEAR)),
          List.of("symmetry"),
          "order_parameter",
          0.5,
          true);

  private static final Map<String, Value> FACETS = Map.of("symmetry", new Value.Word("rescaling"));
  private static final int POINTS = 41;
  private static final double RADIUS = 0.6;
  private static final double CELL = 2.0 / (POINTS - 1);

  /**
   * Draws the runs of the disc.
   *
   * @param blur width of the rim
   * @param shift how far the rim of a replicate lies from that of the others at most
   */
  private static Panel disc(int replicates, double blur, double shift, long seed) {
    Random random = new Random(seed);
    double[] radii =
        random.doubles(replicates).map(share -> RADIUS + shift * (2 * share - 1)).toArray();
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < POINTS; i++) {
      for (int j = 0; j < POINTS; j++) {
        double x = -1 + i * CELL;
        double y = -1 + j * CELL;
        int[] trials = new int[replicates];
        int collapsed = 0;
        for (int run = 0; run < replicates; run++) {
          double inside = (radii[run] - Math.hypot(x, y)) / blur;
          int collapses = random.nextDouble() < 1 / (1 + Math.exp(-inside)) ? 1 : 0;
          trials[run] = 2 * run + collapses;
          collapsed += collapses;
        }
        Cell.Spread none = new Cell.Spread(0, 0, 0, 0);
        cells.add(
            new Cell(
                Math.pow(10, x), 1 + y / 10, replicates - collapsed, collapsed, 0, none, trials));
      }
    }
    return new Panel(FACETS, cells, new TreeMap<>(FACETS));
  }

  private static double radius(double[] point) {
    return Math.hypot(Math.log10(point[0]), 10 * (point[1] - 1));
  }

  private static double meanRadius(MeasuredContour contour, Bound bound) {
    return contour.of(bound).stream()
        .flatMap(List::stream)
        .mapToDouble(MeasuredContourTest::radius)
        .average()
        .orElseThrow();
  }

  @Test
  void isAClosedCircleWhereTheProbabilityIsHalf() {
    MeasuredContour contour = MeasuredContour.of(DIAGRAM, disc(16, 0.05, 0, 1));

    List<double[]> line = contour.of(Bound.ESTIMATE).get(0);
    assertThat(contour.of(Bound.ESTIMATE)).hasSize(1);
    assertThat(line.get(0)).isEqualTo(line.get(line.size() - 1));
    assertThat(line).allSatisfy(point -> assertThat(radius(point)).isCloseTo(RADIUS, within(CELL)));
    assertThat(meanRadius(contour, Bound.ESTIMATE)).isCloseTo(RADIUS, within(CELL / 5));
  }

  @Test
  void theBoundsHoldTheTruthWhereReplicatesDisagree() {
    int held = 0;
    for (int seed = 0; seed < 40; seed++) {
      MeasuredContour contour = MeasuredContour.of(DIAGRAM, disc(16, 0.02, 0.1, seed));
      double inner = meanRadius(contour, Bound.INNER);
      double outer = meanRadius(contour, Bound.OUTER);
      assertThat(inner).isLessThan(outer);
      held += inner <= RADIUS && RADIUS <= outer ? 1 : 0;
    }
    assertThat(held).as("of 40 intervals of 95 %").isBetween(35, 40);
  }

  @Test
  void givesNoBoundsWithThreeReplicates() {
    MeasuredContour contour = MeasuredContour.of(DIAGRAM, disc(3, 0.05, 0, 1));
    assertThat(contour.of(Bound.ESTIMATE)).isNotEmpty();
    assertThat(contour.lines()).containsOnlyKeys(Bound.ESTIMATE);
  }

  @Test
  void findsNoLineWhereNothingChanges() {
    Panel all = disc(8, 0.05, 0, 1);
    Panel inside =
        new Panel(
            FACETS,
            all.cells().stream()
                .filter(cell -> radius(new double[] {cell.x(), cell.y()}) < 0.3)
                .toList(),
            new TreeMap<>(FACETS));
    assertThat(MeasuredContour.of(DIAGRAM, inside).lines().values())
        .allSatisfy(lines -> assertThat(lines).isEmpty());
  }

  @Test
  void writesOneLineForEachPoint() {
    Panel panel = disc(16, 0.05, 0, 1);
    MeasuredContour contour = MeasuredContour.of(DIAGRAM, panel);
    AnalysedPanel analysed =
        new AnalysedPanel(
            panel, panel, new Boundary(List.of(), List.of()), Optional.of(contour), List.of());
    String csv = BoundaryCsv.ofContours(DIAGRAM, List.of(analysed));
    double[] first = contour.of(Bound.ESTIMATE).get(0).get(0);
    assertThat(csv.lines())
        .startsWith(
            "symmetry,bound,line,signal,learning_rate",
            "rescaling,estimate,0,%s,%s".formatted(first[1], first[0]))
        .hasSize(
            1 + contour.lines().values().stream().flatMap(List::stream).mapToInt(List::size).sum());
  }
}
