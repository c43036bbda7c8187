package io.github.collapsar.refinement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

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
}
