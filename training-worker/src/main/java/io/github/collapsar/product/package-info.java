/**
 * Products of matrices on arrays of the Java heap: what dense and convolutional layers spend their
 * time in.
 *
 * <p>{@link io.github.collapsar.product.FloatProducts} (and its double form, generated) is the door
 * for matrices; {@link io.github.collapsar.product.FloatKernels} has the loops, and two more for
 * convolutions: what lies at several places in an image, times a matrix, and the same transposed.
 * The order of every sum is fixed: the same bits with vectors of any length and without.
 */
package io.github.collapsar.product;
