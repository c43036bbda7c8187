/**
 * The lane-packed engine: many runs of a minimal model trained side by side.
 *
 * <p>A {@link io.github.collapsar.kernel.LaneScenario} gives a {@link
 * io.github.collapsar.kernel.LaneModel}: the gradient of its loss in closed form, for a block of
 * {@link io.github.collapsar.kernel.Lanes} at once. {@code LanePackTrainer} draws the data once a
 * pack, and trains block after block on it; decay, removal and the optimiser act on the parameters
 * whatever the model. All arithmetic is lane by lane, so a run's bits do not depend on its
 * neighbours.
 */
package io.github.collapsar.kernel;
