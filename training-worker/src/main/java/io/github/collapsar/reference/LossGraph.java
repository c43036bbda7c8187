package io.github.collapsar.reference;

import io.github.collapsar.kernel.LaneCoordinates;
import io.github.collapsar.kernel.LaneProblem;
import java.util.function.IntFunction;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What a loss is made of, in double precision. {@code width} is the number of lanes.
 *
 * @param operations SameDiff's own
 * @param problem what the lanes share
 * @param lanes as many as runs
 * @param parameters of the model; shape [parameters, width]
 * @param rows of a minibatch; shape [examples, row length], null where rows have no length
 * @param examples the number of rows
 */
public record LossGraph(
    SameDiff operations,
    LaneProblem problem,
    LaneCoordinates lanes,
    SDVariable parameters,
    SDVariable rows,
    int examples) {

  /** Some parameters of all lanes; shape [count, width]. */
  public SDVariable parameters(int from, int count) {
    return operations.slice(parameters, new int[] {from, 0}, count, lanes.width());
  }

  /** Some parameters of one lane as a matrix, row by row. */
  public SDVariable matrix(int lane, int from, int rowCount, int columnCount) {
    SDVariable own =
        operations.slice(
            operations.permute(parameters, 1, 0),
            new int[] {lane, from},
            1,
            rowCount * columnCount);
    return operations.reshape(own, rowCount, columnCount);
  }

  /** Some entries of every row; shape [examples, count]. */
  public SDVariable rows(int from, int count) {
    return operations.slice(rows, new int[] {0, from}, examples, count);
  }

  /** Fixed numbers of a shape. */
  public SDVariable constant(double[] values, long... shape) {
    return operations.constant(Nd4j.createFromArray(values).reshape(shape));
  }

  /** Numbers on the diagonal of a matrix whose other entries are zero. */
  public SDVariable diagonal(double[] values, int rowCount, int columnCount) {
    double[] entries = new double[rowCount * columnCount];
    for (int i = 0; i < Math.min(rowCount, columnCount); i++) {
      entries[i * columnCount + i] = values[i];
    }
    return constant(entries, rowCount, columnCount);
  }

  /** One number a lane; shape [1, width]. */
  public SDVariable perLane(double[] values) {
    return constant(values, 1, values.length);
  }

  /** A numeric parameter of the scenario; shape [1, width]. */
  public SDVariable perLane(String key) {
    return perLane(lanes.doubles(key));
  }

  /** The losses of lanes that are each written by themselves. */
  public SDVariable laneByLane(IntFunction<SDVariable> loss) {
    SDVariable[] losses = new SDVariable[lanes.width()];
    for (int lane = 0; lane < losses.length; lane++) {
      losses[lane] = operations.reshape(loss.apply(lane), examples, 1);
    }
    return operations.concat(1, losses);
  }

  /** The square of every entry. */
  public SDVariable square(SDVariable values) {
    return operations.math().square(values);
  }
}
