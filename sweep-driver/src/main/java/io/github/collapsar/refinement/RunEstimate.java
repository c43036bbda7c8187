package io.github.collapsar.refinement;

/**
 * About how many runs a refinement takes in all, those that were asked for included. A fractal
 * takes more.
 *
 * @param low if points along boundaries agree at once and no islands lie there. Before anything is
 *     known, of one boundary through every panel
 * @param high if points along boundaries need all replicates, and the search for islands there goes
 *     on to its end. Before anything is known, of three boundaries through every panel: both sides
 *     of a window of collapse, and divergence
 */
public record RunEstimate(long low, long high) {}
