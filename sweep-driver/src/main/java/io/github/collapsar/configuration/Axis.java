package io.github.collapsar.configuration;

import io.github.collapsar.run.Value;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The values of one parameter of a sweep. */
public sealed interface Axis {

  /**
   * A value, and the axes that it brings along: they hold where this value is chosen, instead of
   * the sweep's own axes of those keys.
   *
   * @param value the value
   * @param own axes by key; empty for most values
   */
  record Alternative(Value value, SortedMap<String, Axis> own) {
    public Alternative {
      own = Collections.unmodifiableSortedMap(new TreeMap<>(own));
    }

    /** A value that brings no axes. */
    public static Alternative of(Value value) {
      return new Alternative(value, new TreeMap<>());
    }
  }

  /** Values one by one; at least one, repetitions kept as given. */
  record Listed(List<Alternative> choices) implements Axis {
    public Listed {
      choices = List.copyOf(choices);
      if (choices.isEmpty()) {
        throw new IllegalArgumentException("Cannot make an axis of no values; give one or more");
      }
    }

    /** A single value. */
    public static Listed of(Value value) {
      return new Listed(List.of(Alternative.of(value)));
    }

    @Override
    public List<Value> values() {
      return choices.stream().map(Alternative::value).toList();
    }

    @Override
    public boolean branches() {
      return choices.stream().anyMatch(choice -> !choice.own().isEmpty());
    }
  }

  /**
   * Values at equal distances or equal ratios, both ends exact. Value i of n is value 2i of 2n − 1
   * to the last bit, on every machine.
   *
   * @param spacing equal distances or equal ratios
   * @param first the first value
   * @param last the last value; may be the smaller one
   * @param points how many, from 2
   * @param numbers whole numbers (rounded to the nearest) or reals
   */
  record Spaced(Spacing spacing, double first, double last, int points, NumberType numbers)
      implements Axis {

    /** Enough to tell neighbours apart, few enough that 0.3 is 0.3. */
    private static final MathContext DIGITS = new MathContext(15);

    public Spaced {
      if (points < 2) {
        throw new IllegalArgumentException("Cannot space " + points + " points; give 2 or more");
      }
      if (spacing == Spacing.LOG && (first <= 0 || last <= 0)) {
        throw new IllegalArgumentException(
            "Cannot space logarithmically from %s to %s; both must be above 0"
                .formatted(first, last));
      }
    }

    @Override
    public List<Value> values() {
      return IntStream.range(0, points).mapToObj(this::value).toList();
    }

    /** The same range with another number of values. */
    Spaced withPoints(int points) {
      return new Spaced(spacing, first, last, points, numbers);
    }

    private Value value(int index) {
      double real = number(index);
      return numbers == NumberType.WHOLE ? new Value.Whole(Math.round(real)) : new Value.Real(real);
    }

    private double number(int index) {
      if (index == 0) {
        return first;
      }
      if (index == points - 1) {
        return last;
      }
      // A function of the fraction alone, so that a refined axis repeats the coarse one's values.
      double fraction = (double) index / (points - 1);
      double exact =
          spacing == Spacing.LINEAR
              ? first * (1 - fraction) + last * fraction
              : StrictMath.exp(
                  StrictMath.log(first) * (1 - fraction) + StrictMath.log(last) * fraction);
      return new BigDecimal(exact).round(DIGITS).doubleValue();
    }

    @Override
    public boolean branches() {
      return false;
    }
  }

  /** How values are spaced. */
  enum Spacing {
    LINEAR,
    LOG
  }

  /** Which numbers values are. */
  enum NumberType {
    REAL,
    WHOLE
  }

  /** The values in order, repetitions included. */
  List<Value> values();

  /** Whether a value brings axes of its own. */
  boolean branches();
}
