/**
 * The lane-packed engine: many runs of a minimal model trained side by side.
 *
 * <p>A {@link io.github.collapsar.kernel.LaneScenario} draws a {@link
 * io.github.collapsar.kernel.LaneProblem} once a pack: shapes and rows of data, with fixed {@link
 * io.github.collapsar.kernel.Examples} where there are any. Its {@link
 * io.github.collapsar.kernel.LaneModel}, a {@link io.github.collapsar.kernel.FloatLaneModel} or the
 * {@code DoubleLaneModel} generated from it, has the gradient of the loss in closed form for a
 * block of {@link io.github.collapsar.kernel.LaneCoordinates} at once. {@code LanePackTrainer}
 * trains block after block on the same rows.
 *
 * <p>{@link io.github.collapsar.kernel.FloatDescent} is one step of training for packed lanes and
 * large networks alike: {@link io.github.collapsar.kernel.ParameterTransform} stands between the
 * trained parameters and the model's, whose {@link io.github.collapsar.kernel.ParameterShape} says
 * what decays and which rate applies; then comes the optimiser. {@link
 * io.github.collapsar.kernel.ReferenceTrainer} trains the same draws by the arithmetic of a
 * reference.
 *
 * <p>Beware: all arithmetic is lane by lane, so that a run's bits do not depend on its neighbours.
 * What has Float in its name is the source of a Double twin, which is generated.
 */
package io.github.collapsar.kernel;
