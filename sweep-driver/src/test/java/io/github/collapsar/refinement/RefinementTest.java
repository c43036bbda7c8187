package io.github.collapsar.refinement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefinementTest {

  private static final Lattice FINE = new Lattice(512, 512, 32, 32);
  private static final Rules SHARP = new Rules(0.95, 1, 0, Long.MAX_VALUE, 1);

  /** Both ways, so that neither a missing piece nor a false one goes unseen. */
  private static double distance(Simulation found) {
    return Math.max(
        Simulation.meanDistance(found.fullBoundary(0), found.foundBoundary(0)),
        Simulation.meanDistance(found.foundBoundary(0), found.fullBoundary(0)));
  }

  @Test
  void findsTheSameLineAsTheFullGridWithATwentiethOfItsRuns() {
    Simulation line = new Simulation(SyntheticTruth.LINE, FINE, SHARP);

    assertThat(distance(line)).isZero();
    assertThat(line.runs()).isLessThan(line.fullRuns() / 20);
    assertThat(line.ending().reason()).isEqualTo(Ending.Reason.FLOOR);
    assertThat(line.ending().unresolvedCells()).isZero();
  }

  @Test
  void followsAFoldToItsTip() {
    Simulation fold = new Simulation(SyntheticTruth.FOLD, FINE, SHARP);

    assertThat(distance(fold)).isLessThan(0.1);
    assertThat(fold.runs()).isLessThan(fold.fullRuns() / 20);
  }

  @Test
  void findsAllBoundariesOfThreePhases() {
    Simulation three = new Simulation(SyntheticTruth.THREE_PHASES, FINE, SHARP);

    assertThat(distance(three)).isLessThan(0.1);
    assertThat(three.runs()).isLessThan(three.fullRuns() / 20);
  }

  @Test
  void saysThatAFractalIsNotResolved() {
    Simulation fractal = new Simulation(SyntheticTruth.FRACTAL, FINE, SHARP);

    assertThat(distance(fractal)).isLessThan(0.1);
    assertThat(fractal.runs()).isLessThan(fractal.fullRuns() / 10);
    assertThat(fractal.ending().reason()).isEqualTo(Ending.Reason.FLOOR);
    assertThat(fractal.ending().unresolvedCells()).isGreaterThan(fractal.ending().floorCells() / 2);
  }

  @Test
  void isNoWorseThanTheFullGridWhereChanceDecides() {
    for (double width : new double[] {0.002, 0.01}) {
      Simulation noisy = new Simulation(SyntheticTruth.noisyLine(width), FINE, rules(16, 0, 1));

      assertThat(awayFromTheLine(noisy.contour(0)))
          .isLessThan(awayFromTheLine(noisy.fullBoundary(0)));
      assertThat(noisy.runs()).isLessThan(noisy.fullRuns() / 40);
      assertThat(noisy.ending().reason()).isEqualTo(Ending.Reason.CONFIDENCE);
    }
  }

  @Test
  void followsTheBoundaryOfReplicatesThatShareTheirDrawsToTheFloor() {
    for (double width : new double[] {0.002, 0.02}) {
      Simulation noisy =
          new Simulation(SyntheticTruth.noisyLineOfSharedDraws(width), FINE, rules(8, 0, 1));

      assertThat(distance(noisy)).isLessThan(0.6);
      assertThat(noisy.runs()).isLessThan(noisy.fullRuns() / 40);
    }
  }

  private static double awayFromTheLine(List<double[]> places) {
    return places.stream()
        .mapToDouble(place -> Math.abs(place[1] - 0.2 * 511 - 0.5 * place[0]) / Math.hypot(1, 0.5))
        .average()
        .orElseThrow();
  }

  private static Rules rules(int replicates, double islandArea, long seed) {
    return new Rules(0.95, replicates, islandArea, Long.MAX_VALUE, seed);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.0002, 0.0005, 0.002})
  void findsIslandsOfTheStatedSizeWithTheStatedConfidence(double area) {
    int found = 0;
    for (int seed = 0; seed < 100; seed++) {
      found += findsIsland(area, seed) ? 1 : 0;
    }
    assertThat(found).isGreaterThanOrEqualTo(95);
  }

  private static boolean findsIsland(double area, int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double radius = Math.sqrt(area / Math.PI);
    SyntheticTruth island =
        SyntheticTruth.island(
            random.nextDouble(radius, 1 - radius), random.nextDouble(radius, 1 - radius), area);
    Simulation simulation = new Simulation(island, FINE, rules(1, area, seed));
    assertThat(simulation.runs()).isLessThan(simulation.fullRuns() / 10);
    return simulation.ending().floorCells() > 0;
  }

  /** Five at once, larger ones too, in a diagram with boundaries of its own. */
  @Test
  void findsAllOfSeveralIslandsOfTheStatedSizeAndAbove() {
    double smallest = 0.0005;
    int found = 0;
    for (int seed = 0; seed < 100; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<SyntheticTruth> islands = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        // a strip each, above the boundary, so that they do not touch
        double area = smallest * (1 + i % 3);
        double radius = Math.sqrt(area / Math.PI);
        double x = (i + random.nextDouble(0.2, 0.8)) / 5;
        double y = random.nextDouble(0.45, 1 - radius);
        islands.add(SyntheticTruth.island(x, y, area));
      }
      Simulation simulation =
          new Simulation(SyntheticTruth.belowALineAnd(islands), FINE, rules(1, smallest, seed));
      assertThat(simulation.runs()).isLessThan(simulation.fullRuns() / 10);
      found += simulation.foundAll(islands) ? 1 : 0;
    }
    assertThat(found).isGreaterThanOrEqualTo(95);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.0005, 0.001, 0.002})
  void findsIslandsThatAreTenTimesAsLongAsWide(double area) {
    int found = 0;
    for (int seed = 0; seed < 100; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      double half = Math.sqrt(area * 10 / Math.PI);
      SyntheticTruth island =
          SyntheticTruth.ellipse(
              random.nextDouble(half, 1 - half),
              random.nextDouble(half, 1 - half),
              area,
              random.nextDouble(Math.PI));
      found += new Simulation(island, FINE, rules(1, area, seed)).ending().floorCells() > 0 ? 1 : 0;
    }
    assertThat(found).isGreaterThanOrEqualTo(95);
  }

  @Test
  void findsSpecksAlongABoundary() {
    SyntheticTruth dust = SyntheticTruth.dust(FINE);

    Simulation searched = new Simulation(dust, FINE, rules(1, 0.001, 1));

    assertThat(distance(searched)).isLessThan(0.5 * distance(new Simulation(dust, FINE, SHARP)));
    assertThat(searched.runs()).isLessThan(searched.fullRuns() / 10);
  }

  @Test
  void searchesASmoothBoundaryOnlyOnce() {
    Rules searching = rules(1, 0.001, 1);
    Simulation line = new Simulation(SyntheticTruth.LINE, FINE, SHARP);
    Simulation searched = new Simulation(SyntheticTruth.LINE, FINE, searching);

    assertThat(searched.runs() - line.runs())
        .isBetween(1L, (long) searching.probes() + searching.marginProbes());
  }

  @Test
  void repeatsTheSameWaves() {
    List<Wave> once =
        new Simulation(SyntheticTruth.noisyLine(0.01), FINE, rules(8, 0.001, 3)).waves();
    List<Wave> again =
        new Simulation(SyntheticTruth.noisyLine(0.01), FINE, rules(8, 0.001, 3)).waves();
    List<Wave> otherwise =
        new Simulation(SyntheticTruth.noisyLine(0.01), FINE, rules(8, 0.001, 4)).waves();

    assertThat(again).isEqualTo(once);
    assertThat(otherwise).isNotEqualTo(once);
  }

  @Test
  void refinesEachPanelByItself() {
    Simulation panels =
        new Simulation(
            List.of(SyntheticTruth.LINE, (x, y) -> new double[2], SyntheticTruth.FOLD),
            List.of(FINE, FINE, FINE),
            SHARP);

    assertThat(panels.points(0))
        .isEqualTo(new Simulation(SyntheticTruth.LINE, FINE, SHARP).points(0));
    assertThat(panels.points(1)).hasSize(32 * 32);
    assertThat(panels.points(2))
        .isEqualTo(new Simulation(SyntheticTruth.FOLD, FINE, SHARP).points(0));
  }

  @Test
  void halvesIntervalsOnALine() {
    Lattice line = new Lattice(4097, 1, 17, 1);

    Simulation simulation = new Simulation(SyntheticTruth.THREE_PHASES, line, SHARP);

    // 8 halvings of 256 steps, for one edge
    assertThat(simulation.runs()).isEqualTo(17 + 8);
    assertThat(distance(simulation)).isZero();
  }

  @Test
  void estimatesBeforeAnythingIsKnown() {
    for (int replicates : new int[] {1, 8}) {
      for (SyntheticTruth truth :
          List.of(
              SyntheticTruth.LINE,
              SyntheticTruth.FOLD,
              SyntheticTruth.THREE_PHASES,
              SyntheticTruth.noisyLine(0.01),
              SyntheticTruth.noisyLineOfSharedDraws(0.02))) {
        Simulation simulation = new Simulation(truth, FINE, rules(replicates, 0.001, 1));

        assertThat(simulation.runs())
            .isBetween(
                simulation.firstEstimate().low() * 2 / 3,
                simulation.firstEstimate().high() * 3 / 2);
      }
    }
  }

  @Test
  void estimatesALineWithoutSearchByItsLeast() {
    Simulation line = new Simulation(SyntheticTruth.LINE, FINE, SHARP);

    assertThat(line.firstEstimate().low()).isBetween(line.runs() * 2 / 3, line.runs() * 3 / 2);
  }

  @Test
  void endsAtItsBudget() {
    Simulation stopped =
        new Simulation(SyntheticTruth.FRACTAL, FINE, new Rules(0.95, 1, 0, 5000, 1));

    assertThat(stopped.runs()).isEqualTo(5000);
    assertThat(stopped.ending().reason()).isEqualTo(Ending.Reason.BUDGET);
    assertThat(stopped.ending().openCells()).isPositive();
  }
}
