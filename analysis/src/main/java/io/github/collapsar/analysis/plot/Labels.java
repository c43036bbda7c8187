package io.github.collapsar.analysis.plot;

import io.github.collapsar.run.Value;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** How names and numbers are written on pictures. */
public final class Labels {

  private static final Map<String, String> SYMBOLS =
      Map.ofEntries(
          Map.entry("learning-rate", "λ"),
          Map.entry("batch-size", "S"),
          Map.entry("sigma0", "σ₀"),
          Map.entry("signal", "k"),
          Map.entry("noise", "σ"),
          Map.entry("dimension", "d"));

  /**
   * Symbols in which a scenario differs from the others (docs/theory.md, Collapse at a symmetric
   * state).
   */
  private static final Map<String, String> OF_SCENARIO =
      Map.of(
          "scalar-factorization/noise", "s",
          "quartic-well/noise", "ζ",
          "quartic-well/drift", "μ",
          "linear-vae/beta", "β",
          "linear-vae/decoder-noise", "η");

  private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

  private Labels() {}

  /** The name of a parameter with its symbol, such as "learning rate λ". */
  public static String axis(String scenario, String key) {
    String symbol = OF_SCENARIO.getOrDefault(scenario + "/" + key, SYMBOLS.get(key));
    String words = key.equals("sigma0") ? "offset" : key.replace('-', ' ');
    return symbol == null ? words : words + " " + symbol;
  }

  /** The name of a measurement in words. */
  public static String measurement(String name) {
    return name.replace('_', ' ');
  }

  /** "symmetry = rescaling, removal = none"; empty for no values. */
  public static String facets(Map<String, Value> facets) {
    return facets.entrySet().stream()
        .map(facet -> facet.getKey().replace('-', ' ') + " = " + value(facet.getValue()))
        .collect(Collectors.joining(", "));
  }

  /** A number as {@link #number} writes it, a word as it is. */
  public static String value(Value value) {
    return value instanceof Value.Real real ? number(real.value()) : value.toString();
  }

  /** At most four digits, but whole numbers below a million as they are: 0.05, −20000, 3×10⁻⁷. */
  public static String number(double value) {
    if (value < 0) {
      return "−" + number(-value);
    }
    if (value < 1e6 && value == Math.rint(value)) {
      return Long.toString((long) value);
    }
    if (value == 0 || (value >= 1e-3 && value < 1e5)) {
      String digits = String.format(Locale.ROOT, "%.4g", value);
      return digits.contains(".") ? digits.replaceAll("\\.?0+$", "") : digits;
    }
    int exponent = (int) Math.floor(Math.log10(value) + 1e-12);
    String mantissa = number(Math.rint(value / Math.pow(10, exponent) * 1000) / 1000);
    return mantissa.equals("1") ? power(exponent) : mantissa + "×" + power(exponent);
  }

  /** A value with its standard error, of which two digits are written: 0.0917 ± 0.0012. */
  public static String estimate(double value, double error) {
    if (!(error > 0) || Double.isInfinite(error)) {
      return number(value);
    }
    int decimals = Math.min(15, Math.max(0, 1 - (int) Math.floor(Math.log10(error))));
    String digits = "%." + decimals + "f";
    return String.format(Locale.ROOT, digits + " ± " + digits, value, error);
  }

  /** 10⁻². */
  static String power(int exponent) {
    String digits =
        Integer.toString(Math.abs(exponent))
            .chars()
            .mapToObj(digit -> String.valueOf(SUPERSCRIPTS.charAt(digit - '0')))
            .collect(Collectors.joining());
    return "10" + (exponent < 0 ? "⁻" : "") + digits;
  }
}
