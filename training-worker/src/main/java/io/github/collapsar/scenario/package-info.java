/**
 * The one door to everything that can be trained.
 *
 * <p>A {@link io.github.collapsar.scenario.Scenario} is a model with its data and loss. It declares
 * its {@link io.github.collapsar.scenario.Parameter}s, its {@link
 * io.github.collapsar.scenario.Measurement}s and which {@link io.github.collapsar.scenario.Engine}s
 * can train it, and gives a {@link io.github.collapsar.scenario.PackTrainer} for each. {@link
 * io.github.collapsar.scenario.Scenarios} finds scenarios with {@link java.util.ServiceLoader}, so
 * one in a user's own jar has the same standing as ours.
 *
 * <p>To write one, start from {@code LaneScenario} in {@code io.github.collapsar.kernel} (a short
 * closed-form gradient) or from {@code io.github.collapsar.network} (a DL4J network).
 */
package io.github.collapsar.scenario;
