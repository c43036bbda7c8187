package io.github.collapsar.measure;

import io.github.collapsar.product.DoubleProducts;
import java.util.Comparator;
import java.util.stream.IntStream;

/** The activity of a layer's units over a set of examples. */
public final class UnitActivity {

  /** Correlations beyond this, of either sign, make two units alike. */
  public static final double ALIKE_ABOVE = 0.95;

  private UnitActivity() {}

  /**
   * The share of units whose activation is the same for all examples.
   *
   * @param activations one example after the other
   * @param units the number of units
   */
  public static double constant(double[] activations, int units) {
    int constant = 0;
    for (int unit = 0; unit < units; unit++) {
      boolean same = true;
      for (int i = unit; i < activations.length && same; i += units) {
        same = activations[i] == activations[unit];
      }
      constant += same ? 1 : 0;
    }
    return (double) constant / units;
  }

  /** The share of units that are not constant and have a correlation beyond 0.95 with another. */
  public static double alike(double[] activations, int units) {
    double[] correlations = correlations(activations, units);
    int alike = 0;
    for (int unit = 0; unit < units; unit++) {
      boolean found = false;
      for (int other = 0; other < units && !found; other++) {
        found = other != unit && Math.abs(correlations[unit * units + other]) > ALIKE_ABOVE;
      }
      alike += found ? 1 : 0;
    }
    return (double) alike / units;
  }

  /**
   * The correlation matrix, row by row; 0 where a unit is constant.
   *
   * @param activations one example after the other
   * @param units the number of units
   */
  public static double[] correlations(double[] activations, int units) {
    int examples = activations.length / units;
    double[] standard = activations.clone();
    for (int unit = 0; unit < units; unit++) {
      standardize(standard, unit, units);
    }
    double[] correlations = new double[units * units];
    new DoubleProducts()
        .multiplyTransposed(units, units, examples, standard, 0, standard, 0, correlations, 0);
    return correlations;
  }

  /**
   * The correlation matrix with its rows and columns in the order of the entries of its first
   * eigenvector, so that units that are alike lie side by side (S, Fig. 5).
   *
   * @param activations one example after the other
   * @param units the number of units
   */
  public static double[] sortedCorrelations(double[] activations, int units) {
    double[] correlations = correlations(activations, units);
    double[] first = SymmetricEigen.of(Matrix.of(units, units, correlations)).vectors().row(0);
    int[] order =
        IntStream.range(0, units)
            .boxed()
            .sorted(Comparator.comparingDouble(unit -> first[unit]))
            .mapToInt(unit -> unit)
            .toArray();
    double[] sorted = new double[units * units];
    for (int row = 0; row < units; row++) {
      for (int column = 0; column < units; column++) {
        sorted[row * units + column] = correlations[order[row] * units + order[column]];
      }
    }
    return sorted;
  }

  /**
   * Brings a unit to mean 0 and norm 1. The first number is subtracted before, so a constant is 0.
   */
  private static void standardize(double[] values, int unit, int units) {
    double examples = (double) values.length / units;
    double first = values[unit];
    double mean = 0;
    for (int i = unit; i < values.length; i += units) {
      values[i] -= first;
      mean += values[i] / examples;
    }
    double square = 0;
    for (int i = unit; i < values.length; i += units) {
      values[i] -= mean;
      square += values[i] * values[i];
    }
    double scale = square > 0 ? 1 / Math.sqrt(square) : 0;
    for (int i = unit; i < values.length; i += units) {
      values[i] *= scale;
    }
  }
}
