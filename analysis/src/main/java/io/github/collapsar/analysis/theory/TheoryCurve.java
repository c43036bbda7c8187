package io.github.collapsar.analysis.theory;

import java.util.List;

/**
 * A predicted boundary as it is drawn.
 *
 * @param label what a legend calls it
 * @param lines of points {x, y}, in values
 */
public record TheoryCurve(String label, List<List<double[]>> lines) {
  public TheoryCurve {
    lines = List.copyOf(lines);
  }
}
