package io.github.collapsar.kernel;

import io.github.collapsar.scenario.CommonParameters;
import java.util.List;

/** What training needs to know of a model's parameters. */
public interface ParameterShape {

  /** Parameters of one lane. */
  int parameters();

  /**
   * Fan-in of the layer that a parameter belongs to: syre's offsets are drawn relative to it. That
   * of one unit with all parameters, unless overridden.
   */
  default double fanIn(int parameter) {
    return parameters();
  }

  /** Whether weight decay acts on a parameter; on all, unless overridden. */
  default boolean decays(int parameter) {
    return true;
  }

  /**
   * Which learning rate a range of parameters is trained with.
   *
   * @param from the first parameter
   * @param to after the last parameter
   * @param key the parameter of the scenario that is their rate
   */
  record Layer(int from, int to, String key) {}

  /** The layers with a learning rate each, in order and without gaps; one, unless overridden. */
  default List<Layer> layers() {
    return List.of(new Layer(0, parameters(), CommonParameters.LEARNING_RATE));
  }
}
