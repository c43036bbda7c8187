package io.github.collapsar.kernel;

import io.github.collapsar.run.Coordinates;
import java.util.List;

/**
 * The lanes of a block: runs that share every shared parameter. The block's width is the number of
 * runs rounded up to a multiple of {@link #MULTIPLE}; the lanes beyond the runs repeat the last one
 * and are never read.
 */
public final class Lanes {

  /** Widths are multiples of this many lanes, whatever the machine's vectors. */
  public static final int MULTIPLE = 16;

  private final List<Coordinates> coordinates;
  private final int width;

  Lanes(List<Coordinates> coordinates) {
    this.coordinates = List.copyOf(coordinates);
    this.width = (coordinates.size() + MULTIPLE - 1) / MULTIPLE * MULTIPLE;
  }

  /** The number of runs. */
  public int count() {
    return coordinates.size();
  }

  /** The number of lanes, a multiple of {@link #MULTIPLE}. */
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
    return values;
  }
}
