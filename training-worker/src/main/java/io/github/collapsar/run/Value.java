package io.github.collapsar.run;

import java.io.Serializable;
import java.util.Objects;

/** The value of one parameter of a run: a real number, a whole number or a word. */
public sealed interface Value extends Serializable {

  /** A finite double. Negative zero is stored as zero, so that equal numbers are equal values. */
  record Real(double value) implements Value {
    public Real {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException(
            "Cannot use " + value + " as a value; give a finite number");
      }
      value = value + 0.0;
    }

    @Override
    public String canonical() {
      return Hexadecimal.of(value);
    }

    @Override
    public String toString() {
      return value == Math.rint(value) && Math.abs(value) < 1e6
          ? Long.toString((long) value)
          : Double.toString(value);
    }
  }

  /** A whole number. */
  record Whole(long value) implements Value {
    @Override
    public String canonical() {
      return Long.toString(value);
    }

    @Override
    public String toString() {
      return Long.toString(value);
    }
  }

  /** A name, such as that of a symmetry. */
  record Word(String value) implements Value {
    public Word {
      Objects.requireNonNull(value, "value");
    }

    @Override
    public String canonical() {
      return value;
    }

    @Override
    public String toString() {
      return value;
    }
  }

  /** A value of a parameter from Java's own: a Double, another Number or a word. */
  static Value of(Object plain) {
    if (plain instanceof Double real) {
      return new Real(real);
    }
    return plain instanceof Number whole
        ? new Whole(whole.longValue())
        : new Word(String.valueOf(plain));
  }

  /** The value as Java's own: Double, Long or String. */
  default Object plain() {
    return this instanceof Real real
        ? (Object) real.value()
        : this instanceof Whole whole ? (Object) whole.value() : toString();
  }

  /**
   * The form that enters the run's identity: exact (a real number in hexadecimal) and the same in
   * every Java version.
   */
  String canonical();
}
