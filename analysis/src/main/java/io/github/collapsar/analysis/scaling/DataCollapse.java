package io.github.collapsar.analysis.scaling;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.math3.analysis.MultivariateFunction;
import org.apache.commons.math3.exception.TooManyEvaluationsException;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.PointValuePair;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.SimplexOptimizer;

/**
 * The critical point and exponents for which y·L^(β/ν) of all sizes is one function of (x −
 * x_c)·L^(1/ν). How well the curves fall on one another is measured as by Houdayer and Hartmann
 * (Phys. Rev. B 70, 014418, 2004): each point against a straight line through its neighbours of the
 * other sizes, in units of the errors of both; about 1 for a perfect collapse.
 */
final class DataCollapse {

  private static final int MAX_EVALUATIONS = 2000;

  private final List<ScalingCurve> curves;
  private final boolean fitsBeta;
  private final double span;
  private final double middle;

  /**
   * A collapse of at least two sizes.
   *
   * @param fitsBeta whether β/ν is looked for; else it is 0
   */
  DataCollapse(List<ScalingCurve> curves, boolean fitsBeta) {
    this.curves = List.copyOf(curves);
    this.fitsBeta = fitsBeta;
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (ScalingCurve curve : curves) {
      for (ScalingCurve.Point point : curve.points()) {
        low = Math.min(low, point.x());
        high = Math.max(high, point.x());
      }
    }
    this.span = high - low;
    this.middle = (low + high) / 2;
  }

  /**
   * A solution.
   *
   * @param inverseNu 1/ν
   * @param betaOverNu β/ν
   * @param quality mean squared distance in units of the errors
   */
  record Solution(double criticalPoint, double inverseNu, double betaOverNu, double quality) {}

  /** The best of several starts: the objective has local minima where few points overlap. */
  Solution solve() {
    Solution best = null;
    for (double place : new double[] {-0.25, 0, 0.25}) {
      for (double inverseNu : new double[] {0.4, 0.8, 1.5}) {
        Solution found =
            solveFrom(new Solution(middle + place * span, inverseNu, fitsBeta ? 0.2 : 0, 0));
        if (best == null || found.quality() < best.quality()) {
          best = found;
        }
      }
    }
    return best;
  }

  /** The minimum next to a start. */
  Solution solveFrom(Solution start) {
    double[] guess =
        fitsBeta
            ? new double[] {0, Math.log(start.inverseNu()), start.betaOverNu()}
            : new double[] {0, Math.log(start.inverseNu())};
    double[] steps = fitsBeta ? new double[] {0.05, 0.2, 0.1} : new double[] {0.05, 0.2};
    MultivariateFunction objective = at -> quality(solution(start, at));
    SimplexOptimizer optimizer = new SimplexOptimizer(1e-9, 1e-9);
    try {
      PointValuePair found =
          optimizer.optimize(
              new MaxEval(MAX_EVALUATIONS),
              new ObjectiveFunction(objective),
              GoalType.MINIMIZE,
              new InitialGuess(guess),
              new NelderMeadSimplex(steps));
      Solution at = solution(start, found.getPoint());
      return new Solution(at.criticalPoint(), at.inverseNu(), at.betaOverNu(), found.getValue());
    } catch (TooManyEvaluationsException e) {
      return new Solution(
          start.criticalPoint(), start.inverseNu(), start.betaOverNu(), quality(start));
    }
  }

  private Solution solution(Solution start, double[] at) {
    return new Solution(
        start.criticalPoint() + at[0] * span, Math.exp(at[1]), fitsBeta ? at[2] : 0, 0);
  }

  /** One scaled point, of which curve. */
  private record Scaled(double x, double y, double error, int curve) {}

  /** The mean squared distance; infinite where fewer than half of the points have neighbours. */
  private double quality(Solution at) {
    List<Scaled> all = new ArrayList<>();
    for (int i = 0; i < curves.size(); i++) {
      double stretch = Math.pow(curves.get(i).size(), at.inverseNu());
      double lift = Math.pow(curves.get(i).size(), at.betaOverNu());
      for (ScalingCurve.Point point : curves.get(i).points()) {
        all.add(
            new Scaled(
                (point.x() - at.criticalPoint()) * stretch,
                point.y() * lift,
                point.error() * lift,
                i));
      }
    }
    all.sort(Comparator.comparingDouble(Scaled::x));
    double sum = 0;
    int count = 0;
    for (int i = 0; i < all.size(); i++) {
      double distance = distance(all, i);
      if (Double.isFinite(distance)) {
        sum += distance;
        count++;
      }
    }
    return 2 * count < all.size() ? Double.MAX_VALUE : sum / count;
  }

  /** Against the weighted line through the nearest points of each other size on both sides. */
  private double distance(List<Scaled> all, int index) {
    Scaled point = all.get(index);
    double k = 0;
    double kx = 0;
    double ky = 0;
    double kxx = 0;
    double kxy = 0;
    for (int curve = 0; curve < curves.size(); curve++) {
      Scaled left = curve == point.curve() ? null : neighbour(all, index, curve, -1);
      Scaled right = left == null ? null : neighbour(all, index, curve, 1);
      if (right == null) {
        continue;
      }
      for (Scaled other : List.of(left, right)) {
        double weight = 1 / (other.error() * other.error());
        // relative to the point itself, whose place is far from zero for large sizes
        double x = other.x() - point.x();
        k += weight;
        kx += weight * x;
        ky += weight * other.y();
        kxx += weight * x * x;
        kxy += weight * x * other.y();
      }
    }
    double determinant = k * kxx - kx * kx;
    if (!(determinant > 0)) {
      return Double.NaN;
    }
    double line = (kxx * ky - kx * kxy) / determinant;
    double variance = kxx / determinant + point.error() * point.error();
    return (point.y() - line) * (point.y() - line) / variance;
  }

  private static Scaled neighbour(List<Scaled> all, int index, int curve, int direction) {
    for (int i = index + direction; i >= 0 && i < all.size(); i += direction) {
      if (all.get(i).curve() == curve) {
        return all.get(i);
      }
    }
    return null;
  }
}
