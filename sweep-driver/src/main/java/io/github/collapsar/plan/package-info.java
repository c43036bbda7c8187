/**
 * From a {@link io.github.collapsar.configuration.Sweep} to its runs, and from runs to packs.
 *
 * <p>A {@link io.github.collapsar.plan.Plan} numbers the distinct runs of a sweep and derives each
 * from its index; it is never a list, so a grid of millions of runs costs as much memory as its
 * axes. Indexes are laid out in {@link io.github.collapsar.plan.Group}s of runs that may train
 * together. A {@link io.github.collapsar.plan.Selection} is a set of indexes: those that meet
 * {@code where}, those not yet done. {@link io.github.collapsar.plan.PackStream} cuts the groups
 * into ranges that each train for about as long as a task should, by what {@link
 * io.github.collapsar.plan.Costs} knows of their times.
 *
 * <p>Everything here is pure data and {@link java.io.Serializable}: an executor derives its runs
 * from the plan and a range. Only a {@code where} condition needs Spark's SQL parser.
 */
package io.github.collapsar.plan;
