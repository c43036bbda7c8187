package io.github.collapsar.analysis.scaling;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The values of a measurement at one size and one place of the control parameter.
 *
 * @param size L
 * @param x the control parameter
 * @param byReplicate a value each, in their order; replicates share their random draws between
 *     samples
 */
public record Sample(double size, double x, Map<Long, Double> byReplicate) {
  public Sample {
    byReplicate = Collections.unmodifiableSortedMap(new TreeMap<>(byReplicate));
  }
}
