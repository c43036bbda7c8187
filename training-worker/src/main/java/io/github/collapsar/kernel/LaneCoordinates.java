package io.github.collapsar.kernel;

import io.github.collapsar.run.Coordinates;
import io.github.collapsar.vectorization.Vectorization;
import java.util.List;

/**
 * The lanes of a block: runs that share every shared parameter. Side by side, the block's width is
 * the number of runs rounded up to a multiple of {@link #MULTIPLE}; the lanes beyond the runs
 * repeat the last one and are never read. A block of one lane alone has width 1. Those of the
 * reference have no lanes beyond.
 */
public final class LaneCoordinates {

  /** Widths are 1 or multiples of this many lanes, whatever the machine's vectors. */
  public static final int MULTIPLE = Vectorization.LANES;

  private final List<Coordinates> coordinates;
  private final int width;

  private LaneCoordinates(List<Coordinates> coordinates, int width) {
    this.coordinates = List.copyOf(coordinates);
    this.width = width;
  }

  /** LaneCoordinates next to each other in memory. */
  static LaneCoordinates sideBySide(List<Coordinates> coordinates) {
    return new LaneCoordinates(coordinates, roundUp(coordinates.size()));
  }

  /** As many lanes as runs, for arithmetic that does not go by vectors of lanes. */
  static LaneCoordinates exactly(List<Coordinates> coordinates) {
    return new LaneCoordinates(coordinates, coordinates.size());
  }

  /** One lane, whose parameters are next to each other in memory. */
  static LaneCoordinates alone(Coordinates coordinates) {
    return new LaneCoordinates(List.of(coordinates), 1);
  }

  /** The next multiple of {@link #MULTIPLE}. */
  public static int roundUp(int count) {
    return Math.addExact(count, MULTIPLE - 1) / MULTIPLE * MULTIPLE;
  }

  /** The number of runs. */
  public int count() {
    return coordinates.size();
  }

  /** The number of lanes: for kernels 1 or a multiple of {@link #MULTIPLE}. */
  public int width() {
    return width;
  }

  /** The parameters that all lanes share can be read from these coordinates. */
  public Coordinates shared() {
    return coordinates.get(0);
  }

  /** A numeric parameter of every lane; {@code width()} values. */
  public double[] doubles(String key) {
    double[] values = new double[width];
    for (int lane = 0; lane < width; lane++) {
      values[lane] = coordinates.get(Math.min(lane, count() - 1)).real(key);
    }
    return values;
  }

  /** A numeric parameter of every lane, rounded to float; {@code width()} values. */
  public float[] floats(String key) {
    return toFloats(doubles(key));
  }

  /** Values rounded to float. */
  public float[] toFloats(double[] values) {
    float[] rounded = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      rounded[i] = (float) values[i];
    }
    return rounded;
  }

  /** The values as they are: what {@link #toFloats} becomes in double precision. */
  public double[] toDoubles(double[] values) {
    return values.clone();
  }
}
