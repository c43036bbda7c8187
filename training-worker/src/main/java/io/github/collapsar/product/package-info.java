/**
 * Products of matrices on arrays of the Java heap, of any size: what dense layers spend their time
 * in.
 *
 * <p>{@link io.github.collapsar.product.FloatProducts} (and its double form, generated) is the
 * door; the loops are {@code FloatMatrixProducts} of package {@code vectorization}, which
 * convolutions use directly. The order of every sum is fixed: the same bits with vectors of any
 * length and without.
 */
package io.github.collapsar.product;
