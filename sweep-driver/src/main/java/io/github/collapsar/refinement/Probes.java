package io.github.collapsar.refinement;

import java.util.SplittableRandom;

/**
 * Evenly spread points, every beginning of the sequence too: Roberts' R₂ sequence, along a line the
 * golden ratio's, shifted at random so that no place is favoured.
 */
final class Probes {

  private static final double GOLDEN = 1.618033988749895;

  /** The root of x³ = x + 1. */
  private static final double PLASTIC = 1.324717957244746;

  private final Lattice lattice;
  private final double xStep;
  private final double yStep;
  private final double xShift;
  private final double yShift;

  Probes(Lattice lattice, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    this.lattice = lattice;
    this.xShift = random.nextDouble();
    this.yShift = random.nextDouble();
    this.xStep = lattice.height() == 1 ? 1 / GOLDEN : 1 / PLASTIC;
    this.yStep = lattice.width() == 1 ? 1 / GOLDEN : 1 / (PLASTIC * PLASTIC);
  }

  /** The place {x, y} of probe {@code number}, from 0. */
  int[] place(int number) {
    return new int[] {
      (int) (fraction(xShift + (number + 1) * xStep) * lattice.width()),
      (int) (fraction(yShift + (number + 1) * yStep) * lattice.height())
    };
  }

  private static double fraction(double number) {
    return number - Math.floor(number);
  }
}
