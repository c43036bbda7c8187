/**
 * Objectives of few parameters, without data.
 *
 * <p>{@link io.github.collapsar.objective.TwoParameterObjective} has two parameters to look at,
 * {@link io.github.collapsar.objective.QuarticObjective} many, whose minima break as many
 * reflections as they can: {@link io.github.collapsar.objective.QuarticObjectiveProblem} draws its
 * matrix. {@link io.github.collapsar.objective.QuarticWell} is the double well with multiplicative
 * noise.
 */
package io.github.collapsar.objective;
