package io.github.collapsar.analysis.figure;

import io.github.collapsar.analysis.diagram.Scale;
import io.github.collapsar.analysis.scaling.Observable;
import io.github.collapsar.run.Value;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A figure of a sweep other than a phase diagram.
 *
 * @param name [a-z0-9-]+, the directory below {@code figures/}
 * @param lines keys (kebab-case) whose values get a line, a colour or a panel each
 * @param at only runs with these values, by key
 * @param kind what is drawn
 */
public record Figure(String name, List<String> lines, SortedMap<String, Value> at, Kind kind) {

  public Figure {
    lines = List.copyOf(lines);
    at = Collections.unmodifiableSortedMap(new TreeMap<>(at));
  }

  /** What a figure draws; measurements are named in snake_case. */
  public sealed interface Kind {

    /**
     * A measurement against a numeric parameter: the mean over the other parameters and the
     * replicates, and a band of the quartiles.
     *
     * @param x the parameter, a key
     */
    record Profile(String x, String measurement, Scale xScale, Scale yScale) implements Kind {}

    /** A recorded measurement over the steps: its mean, and a band of the quartiles. */
    record Curves(String measurement, Scale x, Scale y) implements Kind {}

    /** A series measurement over its index from 1: the mean of the runs, band of the quartiles. */
    record SpectrumLines(String measurement, Scale x, Scale y) implements Kind {}

    /**
     * How the values of a measurement are distributed over the runs, or those of a series over all
     * entries of all runs.
     *
     * @param bins columns, all of the same width on the axis
     */
    record Histogram(String measurement, int bins, Scale x) implements Kind {}

    /** A point a run. */
    record Scatter(String x, String y, Scale xScale, Scale yScale) implements Kind {}

    /**
     * Two recorded measurements over the steps: the path of one run a line, its first replicate.
     */
    record Paths(String x, String y, Scale xScale, Scale yScale) implements Kind {}

    /** A series of n² values from −1 to 1 as a matrix: of the first run of each panel. */
    record MatrixImage(String measurement) implements Kind {}

    /**
     * A series of square images of the same size, one after the other: of the first run of each
     * panel. Entries are from 0, black, to 1, white; an image has one channel, or red, green and
     * blue one after the other.
     *
     * @param images how many the series has
     * @param columns images side by side
     */
    record Images(String measurement, int images, int columns) implements Kind {}

    /**
     * Finite-size scaling.
     *
     * @param x the control parameter, a key
     * @param size the size L, a key
     * @param measurement whose observable is scaled
     * @param above the threshold of {@link Observable#PROBABILITY}
     */
    record Scaling(String x, String size, String measurement, Observable observable, double above)
        implements Kind {}
  }
}
