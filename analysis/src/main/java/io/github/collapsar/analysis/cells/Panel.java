package io.github.collapsar.analysis.cells;

import io.github.collapsar.run.Value;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The cells of one combination of facet values.
 *
 * @param facets the facets' values by key, in the diagram's order; empty without facets
 * @param cells in the order of y, then x
 * @param fixed the values of all parameters that are the same in every run of the panel, the
 *     facets' among them
 */
public record Panel(Map<String, Value> facets, List<Cell> cells, SortedMap<String, Value> fixed) {

  public Panel {
    cells = List.copyOf(cells);
    fixed = Collections.unmodifiableSortedMap(new TreeMap<>(fixed));
  }

  /** The cells by y, each in the order of x. */
  public SortedMap<Double, List<Cell>> rows() {
    return cells.stream()
        .collect(Collectors.groupingBy(Cell::y, TreeMap::new, Collectors.toList()));
  }

  /** The different values along x. */
  public NavigableSet<Double> xValues() {
    return cells.stream().map(Cell::x).collect(Collectors.toCollection(TreeSet::new));
  }

  /** The different values along y. */
  public NavigableSet<Double> yValues() {
    return cells.stream().map(Cell::y).collect(Collectors.toCollection(TreeSet::new));
  }

  /** The facets as a title, such as {@code "symmetry = rescaling, removal = none"}. */
  public String title() {
    return facets.entrySet().stream()
        .map(facet -> facet.getKey() + " = " + facet.getValue())
        .collect(Collectors.joining(", "));
  }
}
