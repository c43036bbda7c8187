package io.github.collapsar.codec;

import com.typesafe.config.ConfigValue;
import io.github.collapsar.run.Value;
import io.github.collapsar.scenario.Parameter.Domain;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads single values. Text that is a number counts as one: the environment knows only text. */
public final class SingleValues {

  /** Doubles hold every whole number up to here. */
  private static final double EXACT = 0x1p53;

  private SingleValues() {}

  public static Optional<String> text(ConfigValue value) {
    return switch (value.valueType()) {
      case STRING, NUMBER, BOOLEAN -> Optional.of(String.valueOf(value.unwrapped()));
      default -> Optional.empty();
    };
  }

  public static Optional<Double> real(ConfigValue value) {
    if (value.unwrapped() instanceof Number number) {
      return Optional.of(number.doubleValue()).filter(Double::isFinite);
    }
    if (value.unwrapped() instanceof String text) {
      try {
        return Optional.of(Double.parseDouble(text.trim())).filter(Double::isFinite);
      } catch (NumberFormatException e) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  public static OptionalLong whole(ConfigValue value) {
    if (value.unwrapped() instanceof Integer || value.unwrapped() instanceof Long) {
      return OptionalLong.of(((Number) value.unwrapped()).longValue());
    }
    if (value.unwrapped() instanceof String text && text.trim().matches("[+-]?\\d{1,18}")) {
      return OptionalLong.of(Long.parseLong(text.trim()));
    }
    return real(value)
        .filter(real -> real == Math.rint(real) && Math.abs(real) <= EXACT)
        .map(real -> OptionalLong.of(real.longValue()))
        .orElse(OptionalLong.empty());
  }

  /** A value of a domain's type, inside the domain. */
  public static Optional<Value> of(ConfigValue value, Domain domain) {
    Optional<Value> read;
    if (domain instanceof Domain.Reals) {
      read = real(value).map(Value.Real::new);
    } else if (domain instanceof Domain.Wholes) {
      OptionalLong whole = whole(value);
      read = whole.isPresent() ? Optional.of(new Value.Whole(whole.getAsLong())) : Optional.empty();
    } else {
      read = text(value).map(Value.Word::new);
    }
    return read.filter(domain::contains);
  }
}
