/**
 * What can be trained: the interface of scenarios, and the words that they are described in.
 *
 * <p>A {@link io.github.collapsar.scenario.Scenario} is a model with its data and loss. Its {@link
 * io.github.collapsar.scenario.ScenarioCard} declares its name, {@link
 * io.github.collapsar.scenario.Parameter}s and {@link io.github.collapsar.scenario.Measurement}s; a
 * {@link io.github.collapsar.scenario.PackTrainer} trains a {@link
 * io.github.collapsar.scenario.Pack} of its runs in a {@link
 * io.github.collapsar.scenario.TrainingContext}, with {@link
 * io.github.collapsar.scenario.Checkpoints} for long runs. {@link
 * io.github.collapsar.scenario.Scenarios} finds scenarios with {@link java.util.ServiceLoader}, so
 * one in a user's own jar has the same standing as ours. A {@link
 * io.github.collapsar.scenario.ReferenceEngine}, found in the same way, trains them by other
 * arithmetic to compare with; {@link io.github.collapsar.scenario.Engine} tells the two apart.
 *
 * <p>{@link io.github.collapsar.scenario.CommonParameters} are the parameters of all scenarios,
 * {@link io.github.collapsar.scenario.Support} which of their values a scenario allows: {@link
 * io.github.collapsar.scenario.Symmetry}, {@link io.github.collapsar.scenario.Precision}, and every
 * {@link io.github.collapsar.scenario.Choice} of a {@link io.github.collapsar.scenario.Removal},
 * {@link io.github.collapsar.scenario.Optimizer}, {@link io.github.collapsar.scenario.Schedule} or
 * {@link io.github.collapsar.scenario.Parametrization}.
 *
 * <p>To write a scenario, start from {@code LaneScenario} in package {@code kernel} for a model
 * with a short closed-form gradient, or from package {@code network} for a network. Raise the
 * card's version whenever results change: it is part of every run's identity. {@link
 * io.github.collapsar.scenario.UnavailableException} says that the machine lacks something; no run
 * is then recorded as failed.
 */
package io.github.collapsar.scenario;
