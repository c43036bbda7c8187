/**
 * From a {@link io.github.collapsar.configuration.Sweep} to its runs, and from runs to packs.
 *
 * <p>A {@link io.github.collapsar.plan.Plan} numbers the distinct runs of a sweep and derives each
 * from its index; it is never a list, so a grid of millions of runs costs as much memory as its
 * axes. {@code CanonicalProducts} makes a sweep into disjoint {@code FactorProduct}s, in which
 * duplicates are one run; each has a {@code ProductRange} of indexes. {@link
 * io.github.collapsar.plan.GridInEffect} says which values make a difference. A {@link
 * io.github.collapsar.plan.GridSlice} is a plane through the plan along two keys, which a
 * refinement walks on. A {@link io.github.collapsar.plan.Selection} is a set of indexes: the runs
 * that meet {@code where}, the runs that are not stored yet.
 *
 * <p>A {@link io.github.collapsar.plan.RunGroup} holds runs that may train together. A {@link
 * io.github.collapsar.plan.PackStream} cuts groups into {@link
 * io.github.collapsar.plan.PackRange}s, which each train for about as long as a task should. {@link
 * io.github.collapsar.plan.Costs} knows how long runs take, {@link
 * io.github.collapsar.plan.PackSizing} how large a pack may be.
 *
 * <p>Everything here is pure data and {@link java.io.Serializable}: an executor derives its runs
 * from the plan and a range. Only a {@code where} condition needs Spark's SQL parser.
 */
package io.github.collapsar.plan;
