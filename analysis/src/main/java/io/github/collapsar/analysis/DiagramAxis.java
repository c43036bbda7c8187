package io.github.collapsar.analysis;

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
}
