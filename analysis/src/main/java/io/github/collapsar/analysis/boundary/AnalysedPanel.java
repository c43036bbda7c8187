package io.github.collapsar.analysis.boundary;

import io.github.collapsar.analysis.cells.Panel;
import io.github.collapsar.analysis.theory.TheoryCurve;
import java.util.List;
import java.util.Optional;

/**
 * A panel of a diagram with what is measured and predicted of its boundary.
 *
 * @param measured the measured cells
 * @param shown the cells of the pictures: in a refined diagram a measured one also stands for its
 *     neighbours, which no statistic may count
 * @param boundary where the collapse probability crosses ½ along x, beside the prediction
 * @param contour the same in both directions; empty in a line plot
 * @param theory the predicted boundaries as curves, the exact one first; none in a line plot, or
 *     where the theory says nothing
 */
public record AnalysedPanel(
    Panel measured,
    Panel shown,
    Boundary boundary,
    Optional<MeasuredContour> contour,
    List<TheoryCurve> theory) {
  public AnalysedPanel {
    theory = List.copyOf(theory);
  }
}
