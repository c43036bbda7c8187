package io.github.collapsar.refinement;

import io.github.collapsar.run.Phase;
import java.util.List;
import java.util.SplittableRandom;

/** A phase diagram that is known everywhere: the probabilities of phases over the unit square. */
@FunctionalInterface
interface SyntheticTruth {

  /** The probabilities of collapse and divergence at a place. */
  double[] probabilities(double x, double y);

  /** A line that rises: learned below, collapsed above. */
  SyntheticTruth LINE = sharp((x, y) -> y > 0.2 + 0.5 * x ? Phase.COLLAPSED : Phase.LEARNED);

  /** A tongue that enters from the left and ends inside. */
  SyntheticTruth FOLD =
      sharp((x, y) -> x < 0.7 - 20 * (y - 0.43) * (y - 0.43) ? Phase.COLLAPSED : Phase.LEARNED);

  /** Learned, collapsed and diverged meet in a point. */
  SyntheticTruth THREE_PHASES =
      sharp(
          (x, y) ->
              x + 0.1 * Math.sin(7 * y) > 0.62
                  ? Phase.DIVERGED
                  : y > 0.3 + 0.4 * x * x ? Phase.COLLAPSED : Phase.LEARNED);

  /** Which of Newton's method's three roots of z³ = 1 a start ends at. */
  SyntheticTruth FRACTAL = sharp(SyntheticTruth::newton);

  /** A sharp truth. */
  static SyntheticTruth sharp(Sharp sharp) {
    return (x, y) -> {
      Phase phase = sharp.phase(x, y);
      return new double[] {phase == Phase.COLLAPSED ? 1 : 0, phase == Phase.DIVERGED ? 1 : 0};
    };
  }

  /** The line, with the chance of collapse rising over a width on both sides of it. */
  static SyntheticTruth noisyLine(double width) {
    return (x, y) -> new double[] {1 / (1 + Math.exp(-(y - 0.2 - 0.5 * x) / width)), 0};
  }

  /** The same, but replicates share their draws everywhere, so each has a smooth boundary. */
  static SyntheticTruth noisyLineOfSharedDraws(double width) {
    return new SyntheticTruth() {
      @Override
      public double[] probabilities(double x, double y) {
        return noisyLine(width).probabilities(x, y);
      }

      @Override
      public double draw(int x, int y, int replicate) {
        return new SplittableRandom(replicate).split().nextDouble();
      }
    };
  }

  /** The line, with specks of a point each where it is nearer than 0.03: one point in thirty. */
  static SyntheticTruth dust(Lattice lattice) {
    return sharp(
        (x, y) -> {
          long point =
              Math.round(y * (lattice.height() - 1)) * lattice.width()
                  + Math.round(x * (lattice.width() - 1));
          boolean isSpeck =
              Math.abs(y - 0.2 - 0.5 * x) < 0.03 && new SplittableRandom(point).nextInt(30) == 0;
          return (y > 0.2 + 0.5 * x) ^ isSpeck ? Phase.COLLAPSED : Phase.LEARNED;
        });
  }

  /** Learned but for an ellipse that collapses, ten times as long as wide. */
  static SyntheticTruth ellipse(double centreX, double centreY, double area, double angle) {
    return sharp(
        (x, y) -> {
          double along = (x - centreX) * Math.cos(angle) + (y - centreY) * Math.sin(angle);
          double across = (y - centreY) * Math.cos(angle) - (x - centreX) * Math.sin(angle);
          return Math.PI * (along * along / 10 + across * across * 10) < area
              ? Phase.COLLAPSED
              : Phase.LEARNED;
        });
  }

  /** Learned but for a disc that collapses. */
  static SyntheticTruth island(double centreX, double centreY, double area) {
    return sharp(
        (x, y) ->
            Math.PI * ((x - centreX) * (x - centreX) + (y - centreY) * (y - centreY)) < area
                ? Phase.COLLAPSED
                : Phase.LEARNED);
  }

  /** Collapsed below a line, diverged in each of some islands above it. */
  static SyntheticTruth belowALineAnd(List<SyntheticTruth> islands) {
    return sharp(
        (x, y) ->
            y < 0.2 + 0.2 * x
                ? Phase.COLLAPSED
                : islands.stream().anyMatch(island -> island.probabilities(x, y)[0] == 1)
                    ? Phase.DIVERGED
                    : Phase.LEARNED);
  }

  /** Without chance. */
  @FunctionalInterface
  interface Sharp {
    Phase phase(double x, double y);
  }

  /** A uniform number that decides how a replicate ends. */
  default double draw(int x, int y, int replicate) {
    return new SplittableRandom(((long) y << 40) + ((long) x << 16) + replicate)
        .split()
        .nextDouble();
  }

  /** How a replicate of a lattice point ends. */
  default Phase phase(Lattice lattice, int x, int y, int replicate) {
    double[] p =
        probabilities(
            x / Math.max(1.0, lattice.width() - 1), y / Math.max(1.0, lattice.height() - 1));
    double u = draw(x, y, replicate);
    return u < p[0] ? Phase.COLLAPSED : u < p[0] + p[1] ? Phase.DIVERGED : Phase.LEARNED;
  }

  private static Phase newton(double x, double y) {
    double re = 4 * x - 2;
    double im = 4 * y - 2;
    for (int i = 0; i < 60; i++) {
      double re2 = re * re - im * im;
      double im2 = 2 * re * im;
      double norm = 3 * (re2 * re2 + im2 * im2);
      double re3 = re2 * re - im2 * im - 1;
      double im3 = re2 * im + im2 * re;
      re -= (re3 * re2 + im3 * im2) / norm;
      im -= (im3 * re2 - re3 * im2) / norm;
    }
    return re > 0 ? Phase.LEARNED : im > 0 ? Phase.COLLAPSED : Phase.DIVERGED;
  }
}
