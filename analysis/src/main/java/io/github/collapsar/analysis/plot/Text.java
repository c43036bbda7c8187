package io.github.collapsar.analysis.plot;

import io.github.collapsar.run.Value;
import java.util.Map;

/** How names and numbers are written on pictures, for those who label them. */
public final class Text {

  private Text() {}

  /** "symmetry = rescaling, removal = none"; empty for no values. */
  public static String facets(Map<String, Value> facets) {
    return Labels.facets(facets);
  }

  /** The name of a parameter with its symbol, such as "learning rate λ". */
  public static String axis(String scenario, String key) {
    return Labels.axis(scenario, key);
  }

  /** The name of a measurement in words. */
  public static String measurement(String name) {
    return Labels.measurement(name);
  }

  /** At most four digits: 0.05, 1000, 3×10⁻⁷. */
  public static String number(double value) {
    return Labels.number(value);
  }
}
