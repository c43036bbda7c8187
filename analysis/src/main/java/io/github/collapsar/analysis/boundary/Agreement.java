package io.github.collapsar.analysis.boundary;

import io.github.collapsar.run.Value;
import java.util.Map;

/**
 * How far the measured edges of one side are from the theory's, over all rows of a panel that have
 * both: the mean of measured/theory − 1 with a 95 % interval from resampled replicates.
 *
 * @param facets the facets' values by key
 * @param side lower or upper
 * @param rows with both edges
 * @param distance the mean relative distance
 * @param low lower end of its interval; {@code NaN} with too few replicates to resample
 * @param high its upper end
 * @param absolute the mean of |measured/theory − 1|
 */
public record Agreement(
    Map<String, Value> facets,
    BoundaryEdge.Side side,
    int rows,
    double distance,
    double low,
    double high,
    double absolute) {}
