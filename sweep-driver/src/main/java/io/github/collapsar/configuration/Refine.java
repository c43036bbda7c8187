package io.github.collapsar.configuration;

import io.github.collapsar.analysis.cells.Mesh;
import io.github.collapsar.analysis.diagram.Diagram;
import io.github.collapsar.analysis.diagram.DiagramAxis;
import io.github.collapsar.run.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Refinement along the boundaries of a diagram.
 *
 * @param diagram whose axes are refined, and whose phases are told apart
 * @param resolution points along each of its axes on the finest grid; axes that list their values
 *     have these
 * @param confidence with which replicates have to decide a point's phase, and islands are found
 * @param islands the smallest share of a panel's area that an island is looked for with; 0 to not
 *     look
 * @param maxRuns the most runs; empty for as many as it takes
 */
public record Refine(
    Diagram diagram, int resolution, double confidence, double islands, OptionalLong maxRuns) {

  /** The keys of the diagram's axes. */
  public List<String> keys() {
    return diagram.y().isPresent()
        ? List.of(diagram.x().key(), diagram.y().get().key())
        : List.of(diagram.x().key());
  }

  /**
   * The sweep on the finest grid: spaced axes of the diagram, and those that advance together with
   * these, have {@link #resolution} points. Ids are those of the same runs of the full grid.
   */
  public Sweep finest(Sweep sweep) {
    TreeSet<String> keys = new TreeSet<>(keys());
    for (List<String> zipped : sweep.zip()) {
      if (zipped.stream().anyMatch(keys()::contains)) {
        keys.addAll(zipped);
        if (!zipped.stream().allMatch(key -> sweep.grid().get(key) instanceof Axis.Spaced)) {
          keys.removeAll(zipped);
        }
      }
    }
    return sweep.withGrid(finest(sweep.grid(), keys));
  }

  private SortedMap<String, Axis> finest(SortedMap<String, Axis> axes, TreeSet<String> keys) {
    SortedMap<String, Axis> finest = new TreeMap<>();
    axes.forEach((key, axis) -> finest.put(key, finest(axis, keys.contains(key), keys)));
    return finest;
  }

  private Axis finest(Axis axis, boolean refined, TreeSet<String> keys) {
    if (axis instanceof Axis.Spaced spaced) {
      return refined ? spaced.withPoints(resolution) : spaced;
    }
    return new Axis.Listed(
        ((Axis.Listed) axis)
            .choices().stream()
                .map(choice -> new Axis.Alternative(choice.value(), finest(choice.own(), keys)))
                .toList());
  }

  /** Whether a fine axis has all values of a coarse one. */
  public static boolean isRepeated(Axis coarse, Axis fine) {
    return new HashSet<>(fine.values()).containsAll(coarse.values());
  }

  /** The finest grid, as pictures need it. */
  public Mesh mesh(Sweep sweep) {
    Sweep finest = finest(sweep);
    String x = diagram.x().key();
    Optional<String> y = diagram.y().map(DiagramAxis::key);
    List<Double> xValues = values(finest, x);
    List<Double> yValues = y.map(key -> values(finest, key)).orElse(List.of(0.0));
    return new Mesh(
        xValues,
        yValues,
        reach(xValues.size(), coarsePoints(sweep, x)),
        y.map(key -> reach(yValues.size(), coarsePoints(sweep, key))).orElse(0));
  }

  private static List<Double> values(Sweep sweep, String key) {
    return sweep.products().stream()
        .flatMap(product -> product.get(key).values().stream())
        .map(
            value ->
                value instanceof Value.Real real
                    ? real.value()
                    : (double) ((Value.Whole) value).value())
        .distinct()
        .sorted()
        .toList();
  }

  /** Half the steps from one point of the coarse grid to the next. */
  private static int reach(int points, int coarse) {
    return points <= coarse ? 0 : (points - 1 + 2 * (coarse - 1) - 1) / (2 * (coarse - 1));
  }

  /** The points along a key that a sweep starts from: those of its axis as the file has it. */
  public static int coarsePoints(Sweep sweep, String key) {
    return sweep.products().stream()
        .mapToInt(product -> product.get(key).values().size())
        .max()
        .orElseThrow();
  }
}
