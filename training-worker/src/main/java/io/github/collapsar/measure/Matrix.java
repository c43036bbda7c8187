package io.github.collapsar.measure;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.MatrixFeatures_DDRM;
import org.ejml.dense.row.NormOps_DDRM;

/**
 * A small dense matrix of doubles that does not change.
 *
 * <p>Plain Java on the caller's thread: the same bits on every machine, and no thread beside the
 * task's own. Up to about 1,000 × 1,000; beyond that ND4J is faster.
 */
public final class Matrix {

  private final DMatrixRMaj values;

  private Matrix(DMatrixRMaj values) {
    this.values = values;
  }

  /**
   * A matrix of given values.
   *
   * @param values row after row, {@code rows · columns} of them; copied
   * @throws IllegalArgumentException if there are more or fewer
   */
  public static Matrix of(int rows, int columns, double[] values) {
    if (rows < 1 || columns < 1 || values.length != (long) rows * columns) {
      throw new IllegalArgumentException(
          "Cannot make a matrix of %d × %d out of %d values; give rows · columns of them"
              .formatted(rows, columns, values.length));
    }
    return new Matrix(DMatrixRMaj.wrap(rows, columns, values.clone()));
  }

  public int rows() {
    return values.numRows;
  }

  public int columns() {
    return values.numCols;
  }

  /** The entry in a row and a column, both from 0. */
  public double get(int row, int column) {
    return values.get(row, column);
  }

  /** All entries, row after row. */
  public double[] values() {
    return values.data.clone();
  }

  /** A row, from 0. */
  public double[] row(int row) {
    return Arrays.copyOfRange(values.data, row * columns(), (row + 1) * columns());
  }

  public Matrix transposed() {
    return new Matrix(CommonOps_DDRM.transpose(values, null));
  }

  /**
   * The product of this and another matrix.
   *
   * @param right has as many rows as this has columns
   * @throws IllegalArgumentException if it has more or fewer
   */
  public Matrix times(Matrix right) {
    require(columns() == right.rows(), "multiply", right);
    return new Matrix(CommonOps_DDRM.mult(values, right.values, null));
  }

  /**
   * This minus another matrix of the same shape.
   *
   * @throws IllegalArgumentException if it has another shape
   */
  public Matrix minus(Matrix other) {
    require(rows() == other.rows() && columns() == other.columns(), "subtract", other);
    return new Matrix(CommonOps_DDRM.subtract(values, other.values, null));
  }

  private void require(boolean fits, String what, Matrix other) {
    if (!fits) {
      throw new IllegalArgumentException(
          "Cannot %s matrices of %d × %d and %d × %d; give shapes that fit"
              .formatted(what, rows(), columns(), other.rows(), other.columns()));
    }
  }

  /** The sum of the diagonal. */
  public double trace() {
    return CommonOps_DDRM.trace(values);
  }

  /** Frobenius norm, √Σa²; does not overflow. */
  public double norm() {
    return NormOps_DDRM.normF(values);
  }

  /** Whether every entry is a finite number. */
  public boolean isFinite() {
    return !MatrixFeatures_DDRM.hasUncountable(values);
  }

  /** A copy for a routine of the library that may overwrite it. */
  DMatrixRMaj copy() {
    return values.copy();
  }

  /** (A + Aᵀ)/2, which removes rounding errors from a symmetric matrix. */
  DMatrixRMaj symmetricPart() {
    DMatrixRMaj part = new DMatrixRMaj(rows(), rows());
    CommonOps_DDRM.add(0.5, values, 0.5, CommonOps_DDRM.transpose(values, null), part);
    return part;
  }

  static Matrix wrap(DMatrixRMaj values) {
    return new Matrix(values);
  }
}
