package io.github.collapsar.kernel;

/** What removals need to know of a model's parameters. */
public interface ParameterShape {

  /** Parameters of one lane. */
  int parameters();

  /** Fan-in of the layer that a parameter belongs to: syre's offsets are drawn relative to it. */
  double fanIn(int parameter);

  /** Whether weight decay acts on a parameter; on all, unless overridden. */
  default boolean decays(int parameter) {
    return true;
  }
}
