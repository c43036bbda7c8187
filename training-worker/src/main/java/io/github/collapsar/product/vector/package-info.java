/** The products' kernels with the Vector API; found by name. */
package io.github.collapsar.product.vector;
