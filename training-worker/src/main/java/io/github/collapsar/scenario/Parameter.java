package io.github.collapsar.scenario;

import io.github.collapsar.run.Value;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A parameter of a scenario: a key of the grid and a column of the results.
 *
 * @param key kebab-case
 * @param defaultValue the value where the configuration gives none; empty if it must be given
 * @param domain the values that are allowed
 * @param packing whether runs of one pack may differ in it
 * @param description what it is, with its unit
 */
public record Parameter(
    String key, Optional<Value> defaultValue, Domain domain, Packing packing, String description) {

  /** Whether the runs trained together may differ in a parameter. */
  public enum Packing {
    /** They may: a number that each lane has for itself. */
    PER_LANE,
    /** They share it: a shape, a number of steps, a word. */
    SHARED
  }

  /** The values that a parameter may take. */
  public sealed interface Domain {

    /** Real numbers between two bounds, each included or not. */
    record Reals(double lowest, boolean lowestIncluded, double highest, boolean highestIncluded)
        implements Domain {
      @Override
      public boolean contains(Value value) {
        return value instanceof Value.Real real
            && (real.value() > lowest || (lowestIncluded && real.value() == lowest))
            && (real.value() < highest || (highestIncluded && real.value() == highest));
      }

      @Override
      public String allowed() {
        String low = (lowestIncluded ? "at least " : "above ") + new Value.Real(lowest);
        return Double.isInfinite(highest)
            ? "a number " + low
            : "a number "
                + low
                + (highestIncluded ? " and at most " : " and below ")
                + new Value.Real(highest);
      }
    }

    /** Whole numbers between two bounds, both included. */
    record Wholes(long lowest, long highest) implements Domain {
      @Override
      public boolean contains(Value value) {
        return value instanceof Value.Whole whole
            && whole.value() >= lowest
            && whole.value() <= highest;
      }

      @Override
      public String allowed() {
        return highest == Long.MAX_VALUE
            ? "a whole number of at least " + lowest
            : "a whole number from " + lowest + " to " + highest;
      }
    }

    /** Some words. */
    record Words(List<String> words) implements Domain {
      public Words {
        words = List.copyOf(words);
      }

      @Override
      public boolean contains(Value value) {
        return value instanceof Value.Word word && words.contains(word.value());
      }

      @Override
      public String allowed() {
        return words.size() == 1 ? words.get(0) : "one of " + String.join(", ", words);
      }
    }

    /** Whether the value has the domain's type and lies in it. */
    boolean contains(Value value);

    /** The allowed values in words, to follow "must be". */
    String allowed();
  }

  public Parameter {
    if (!key.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
      throw new IllegalArgumentException("Cannot name a parameter \"" + key + "\"; use kebab-case");
    }
    if (defaultValue.isPresent() && !domain.contains(defaultValue.get())) {
      throw new IllegalArgumentException(
          "Cannot default %s to %s; it must be %s"
              .formatted(key, defaultValue.get(), domain.allowed()));
    }
  }

  /** A real number above zero, each lane its own. */
  public static Parameter positive(String key, double defaultValue, String description) {
    return real(
        key,
        defaultValue,
        new Domain.Reals(0, false, Double.POSITIVE_INFINITY, false),
        description);
  }

  /** A real number of at least zero, each lane its own. */
  public static Parameter nonNegative(String key, double defaultValue, String description) {
    return real(
        key, defaultValue, new Domain.Reals(0, true, Double.POSITIVE_INFINITY, false), description);
  }

  /** A real number from 0 to 1, both included, each lane its own. */
  public static Parameter share(String key, double defaultValue, String description) {
    return real(key, defaultValue, new Domain.Reals(0, true, 1, true), description);
  }

  /** A real number from a domain, each lane its own. */
  public static Parameter real(
      String key, double defaultValue, Domain.Reals domain, String description) {
    return new Parameter(
        key, Optional.of(new Value.Real(defaultValue)), domain, Packing.PER_LANE, description);
  }

  /** A whole number of at least {@code lowest}, shared by the runs of a pack. */
  public static Parameter whole(String key, long defaultValue, long lowest, String description) {
    return new Parameter(
        key,
        Optional.of(new Value.Whole(defaultValue)),
        new Domain.Wholes(lowest, Long.MAX_VALUE),
        Packing.SHARED,
        description);
  }

  /** A whole number between two bounds, both included, shared by the runs of a pack. */
  public static Parameter size(
      String key, long defaultValue, long lowest, long highest, String description) {
    return new Parameter(
        key,
        Optional.of(new Value.Whole(defaultValue)),
        new Domain.Wholes(lowest, highest),
        Packing.SHARED,
        description);
  }

  /** A word, shared by the runs of a pack; the default is the first. */
  public static Parameter word(String key, List<String> words, String description) {
    return new Parameter(
        key,
        Optional.of(new Value.Word(words.get(0))),
        new Domain.Words(words),
        Packing.SHARED,
        description);
  }

  /** This parameter with another default. */
  public Parameter defaultingTo(Value value) {
    return new Parameter(key, Optional.of(value), domain, packing, description);
  }

  /** This parameter, shared by the runs of a pack. */
  public Parameter shared() {
    return new Parameter(key, defaultValue, domain, Packing.SHARED, description);
  }

  /** The column's name in the results: the key in snake_case. */
  public String column() {
    return key.replace('-', '_').toLowerCase(Locale.ROOT);
  }
}
