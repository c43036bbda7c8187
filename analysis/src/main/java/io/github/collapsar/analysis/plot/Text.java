package io.github.collapsar.analysis.plot;

import io.github.collapsar.run.Value;
import java.util.Locale;
import java.util.Map;

/** How names and numbers are written on pictures, for those who label them. */
public final class Text {

  private Text() {}

  /** "symmetry = rescaling, removal = none"; empty for no values. */
  public static String facets(Map<String, Value> facets) {
    return Labels.facets(facets);
  }

  /** A number as {@link #number} writes it, a word as it is. */
  public static String value(Value value) {
    return Labels.value(value);
  }

  /** The name of a parameter with its symbol, such as "learning rate λ". */
  public static String axis(String scenario, String key) {
    return Labels.axis(scenario, key);
  }

  /** The name of a measurement in words. */
  public static String measurement(String name) {
    return Labels.measurement(name);
  }

  /** At most four digits, but whole numbers below a million as they are: 0.05, 20000, 3×10⁻⁷. */
  public static String number(double value) {
    return Labels.number(value);
  }

  /** A value with its standard error, of which two digits are written: 0.0917 ± 0.0012. */
  public static String estimate(double value, double error) {
    if (!(error > 0) || Double.isInfinite(error)) {
      return Labels.number(value);
    }
    int decimals = Math.min(15, Math.max(0, 1 - (int) Math.floor(Math.log10(error))));
    String digits = "%." + decimals + "f";
    return String.format(Locale.ROOT, digits + " ± " + digits, value, error);
  }
}
