package io.github.collapsar.plan;

import io.github.collapsar.run.Value;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The runs of a plan that differ in two keys, and in what advances together with these, only: a
 * plane of points, by the values along both.
 */
public final class GridSlice {

  /** A point's runs are at base + column · x + row · y + replicate · step. */
  record Piece(
      double[] xValues,
      double[] yValues,
      long base,
      long xStride,
      long yStride,
      long replicateStride) {}

  private final SortedMap<String, Value> others;
  private final List<Piece> pieces;
  private final double[] xValues;
  private final double[] yValues;

  /** For each piece, which of its columns a column is, or −1. */
  private final List<int[]> columns;

  private final List<int[]> rows;

  GridSlice(SortedMap<String, Value> others, List<Piece> pieces) {
    this.others = Collections.unmodifiableSortedMap(new TreeMap<>(others));
    this.pieces = List.copyOf(pieces);
    this.xValues = distinct(pieces.stream().map(Piece::xValues).toList());
    this.yValues = distinct(pieces.stream().map(Piece::yValues).toList());
    this.columns = pieces.stream().map(piece -> places(xValues, piece.xValues())).toList();
    this.rows = pieces.stream().map(piece -> places(yValues, piece.yValues())).toList();
  }

  private static double[] distinct(List<double[]> values) {
    return values.stream().flatMapToDouble(Arrays::stream).sorted().distinct().toArray();
  }

  private static int[] places(double[] all, double[] own) {
    int[] places = new int[all.length];
    Arrays.fill(places, -1);
    for (int i = 0; i < own.length; i++) {
      places[Arrays.binarySearch(all, own[i])] = i;
    }
    return places;
  }

  /** The values of all other keys. */
  public SortedMap<String, Value> others() {
    return others;
  }

  /** Points along x. */
  public int width() {
    return xValues.length;
  }

  /** Points along y; 1 if there is no y. */
  public int height() {
    return yValues.length;
  }

  /** The value along x of a column; they increase. */
  public double x(int column) {
    return xValues[column];
  }

  /** The value along y of a row; they increase. 0 if there is no y. */
  public double y(int row) {
    return yValues[row];
  }

  /** The index of a run in the plan; empty if the plan has no such point. */
  public OptionalLong index(int column, int row, int replicate) {
    for (int i = 0; i < pieces.size(); i++) {
      int x = columns.get(i)[column];
      int y = rows.get(i)[row];
      if (x >= 0 && y >= 0) {
        Piece piece = pieces.get(i);
        return OptionalLong.of(
            piece.base()
                + x * piece.xStride()
                + y * piece.yStride()
                + replicate * piece.replicateStride());
      }
    }
    return OptionalLong.empty();
  }
}
