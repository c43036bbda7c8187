package io.github.collapsar.kernel;

/**
 * Rows of data as {@link LaneProblem} lays them out.
 *
 * @param rows one row after the other; not to be changed
 * @param count the number of rows; 0 where every example is drawn anew
 */
public record Examples(float[] rows, int count) {}
