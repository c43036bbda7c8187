/**
 * The map of where a small tanh network can be trained at all, over one learning rate a layer: its
 * boundary is fractal, and drawing it is a common check of speed.
 *
 * <p>{@link io.github.collapsar.trainability.TrainabilityMap} is the scenario, {@link
 * io.github.collapsar.trainability.TanhProblem} draws its data; {@code TanhNetwork} is the model,
 * {@code FloatTanhNetwork} its arithmetic, whose innermost loops have a plain and a vector form in
 * package {@code vectorization}.
 */
package io.github.collapsar.trainability;
