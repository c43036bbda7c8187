package io.github.collapsar.run;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What a model was measured with, by the names of its scenario's measurements: numbers, and series
 * of numbers. Immutable.
 */
public final class Measured {

  /** Of a run that was not measured: one that diverged or failed. */
  public static final Measured NOTHING = new Measured(new MeasurementNames(List.of(), List.of()));

  /** The names of a scenario's measurements, which everything measured of it shares. */
  public static final class MeasurementNames {
    private final List<String> numbers;
    private final List<String> series;
    private final Map<String, Integer> numberAt = new HashMap<>();
    private final Map<String, Integer> seriesAt = new HashMap<>();

    /** The names of the numbers and those of the series. */
    public MeasurementNames(List<String> numbers, List<String> series) {
      this.numbers = List.copyOf(numbers);
      this.series = List.copyOf(series);
      numbers.forEach(name -> numberAt.put(name, numberAt.size()));
      series.forEach(name -> seriesAt.put(name, seriesAt.size()));
    }

    /** The names of the numbers. */
    public List<String> numbers() {
      return numbers;
    }

    /** The names of the series. */
    public List<String> series() {
      return series;
    }

    /** Takes what is measured under these names. */
    public Builder measure() {
      return new Builder(this);
    }
  }

  /** Takes what is measured, once under each name. */
  public static final class Builder {
    private final Measured measured;
    private final boolean[] known;

    private Builder(MeasurementNames names) {
      this.measured = new Measured(names);
      this.known = new boolean[names.numbers.size()];
    }

    /**
     * Takes a number.
     *
     * @throws IllegalArgumentException if no number has this name
     * @throws IllegalStateException if it has been measured
     */
    public Builder put(String name, double number) {
      int at = at(measured.names.numberAt, name);
      if (known[at]) {
        throw new IllegalStateException("Cannot measure " + name + " twice");
      }
      known[at] = true;
      measured.numbers[at] = number;
      return this;
    }

    /**
     * Takes a series, which is not to be changed afterwards.
     *
     * @throws IllegalArgumentException if no series has this name
     * @throws IllegalStateException if it has been measured
     */
    public Builder put(String name, double[] series) {
      int at = at(measured.names.seriesAt, name);
      if (measured.series[at] != null) {
        throw new IllegalStateException("Cannot measure " + name + " twice");
      }
      measured.series[at] = series;
      return this;
    }

    /**
     * What was measured.
     *
     * @throws IllegalStateException if a name is missing
     */
    public Measured build() {
      for (int i = 0; i < known.length; i++) {
        if (!known[i]) {
          throw missing(measured.names.numbers.get(i));
        }
      }
      for (int i = 0; i < measured.series.length; i++) {
        if (measured.series[i] == null) {
          throw missing(measured.names.series.get(i));
        }
      }
      return measured;
    }

    private static IllegalStateException missing(String name) {
      return new IllegalStateException(
          "Cannot find " + name + " among what was measured; the scenario's card declares it");
    }

    /** What was measured; numbers that are missing become NaN, series empty. */
    public Measured buildIncomplete() {
      for (int i = 0; i < known.length; i++) {
        measured.numbers[i] = known[i] ? measured.numbers[i] : Double.NaN;
      }
      for (int i = 0; i < measured.series.length; i++) {
        measured.series[i] = measured.series[i] == null ? new double[0] : measured.series[i];
      }
      return measured;
    }
  }

  private final MeasurementNames names;
  private final double[] numbers;
  private final double[][] series;

  private Measured(MeasurementNames names) {
    this.names = names;
    this.numbers = new double[names.numbers.size()];
    this.series = new double[names.series.size()][];
  }

  private static int at(Map<String, Integer> places, String name) {
    Integer at = places.get(name);
    if (at == null) {
      throw new IllegalArgumentException(
          "Cannot find the measurement " + name + " among " + new TreeSet<>(places.keySet()));
    }
    return at;
  }

  /** Whether nothing was measured. */
  public boolean isEmpty() {
    return numbers.length == 0 && series.length == 0;
  }

  /**
   * A number; NaN where it has no value.
   *
   * @throws IllegalArgumentException if no number has this name
   */
  public double number(String name) {
    return numbers[at(names.numberAt, name)];
  }

  /**
   * A series.
   *
   * @throws IllegalArgumentException if no series has this name
   */
  public double[] series(String name) {
    return series[at(names.seriesAt, name)].clone();
  }

  /** The names. */
  public MeasurementNames names() {
    return names;
  }

  /** Whether all numbers are finite. */
  public boolean hasFiniteNumbers() {
    return isFinite(numbers);
  }

  /** Whether all numbers and all entries of the series are finite. */
  public boolean isFinite() {
    return hasFiniteNumbers() && Arrays.stream(series).allMatch(Measured::isFinite);
  }

  private static boolean isFinite(double[] values) {
    for (double value : values) {
      if (!Double.isFinite(value)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Measured that
        && names.numbers.equals(that.names.numbers)
        && names.series.equals(that.names.series)
        && Arrays.equals(numbers, that.numbers)
        && Arrays.deepEquals(series, that.series);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(numbers) + Arrays.deepHashCode(series);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("{");
    for (int i = 0; i < numbers.length; i++) {
      text.append(i == 0 ? "" : ", ").append(names.numbers.get(i)).append('=').append(numbers[i]);
    }
    for (int i = 0; i < series.length; i++) {
      text.append(text.length() == 1 ? "" : ", ").append(names.series.get(i)).append('=');
      text.append(Arrays.toString(series[i]));
    }
    return text.append('}').toString();
  }
}
