package io.github.collapsar.analysis.diagram;

/**
 * An axis of a diagram.
 *
 * @param key the parameter along it, kebab-case; a numeric one
 * @param scale how its values are laid out
 */
public record DiagramAxis(String key, Scale scale) {

  /** The column of the results: the key in snake_case. */
  public String column() {
    return key.replace('-', '_');
  }

  /** Where a value lies along the axis, in units in which the axis is even: log10 on a log axis. */
  public double position(double value) {
    return scale == Scale.LOG ? Math.log10(value) : value;
  }

  /** The value at a position; the inverse of {@link #position}. */
  public double value(double position) {
    return scale == Scale.LOG ? Math.pow(10, position) : position;
  }
}
