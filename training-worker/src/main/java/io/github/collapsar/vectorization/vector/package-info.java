/**
 * The arithmetic on the vector unit, by the Vector API.
 *
 * <p>{@link io.github.collapsar.vectorization.vector.VectorArithmetic} is the door, found by name,
 * so that the module {@code jdk.incubator.vector} may be absent; this package is compiled by
 * itself. {@code VectorWidth} gives the species of vectors. Beware: a method of ours that takes or
 * returns a vector may cost many times what it computes, once what it is inlined into has grown.
 */
package io.github.collapsar.vectorization.vector;
