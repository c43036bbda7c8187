/**
 * Objectives without data: two parameters to look at ({@link
 * io.github.collapsar.objective.TwoParameterObjective}), and a quartic in many ({@link
 * io.github.collapsar.objective.QuarticObjective}), whose minima break as many reflections as they
 * can.
 */
package io.github.collapsar.objective;
