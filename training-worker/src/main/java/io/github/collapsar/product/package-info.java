/**
 * Products of matrices on arrays of the Java heap: what dense and convolutional layers spend their
 * time in.
 *
 * <p>{@link io.github.collapsar.product.FloatProducts} (and its double form, generated) is the
 * door. Its two kernels take the rows of their right factor from anywhere in an array, so that a
 * convolution is a product of its weights with shifted views of the image, which nobody copies. The
 * order of every sum is fixed: the same bits with vectors of any length and without.
 */
package io.github.collapsar.product;
