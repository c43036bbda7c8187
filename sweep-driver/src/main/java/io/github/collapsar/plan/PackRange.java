package io.github.collapsar.plan;

import java.io.Serializable;

/**
 * A pack as a range of indexes within one group, or over whole groups that differ in their
 * replicate alone; of these, the selected ones are trained.
 *
 * @param from index of the first run
 * @param to index after the last run
 * @param runs how many runs of the range are selected, from 1
 * @param seconds about how long they train on one core, in seconds
 */
public record PackRange(long from, long to, int runs, double seconds) implements Serializable {}
