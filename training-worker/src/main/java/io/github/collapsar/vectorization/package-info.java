/**
 * Arithmetic in two forms side by side, plain and on the vector unit: what kernels and networks
 * spend their time in.
 *
 * <p>{@link io.github.collapsar.vectorization.Vectorization} is the door: it gives the {@link
 * io.github.collapsar.vectorization.Arithmetic} for this JVM, or says why there are no vectors. Its
 * parts in single precision are in {@link io.github.collapsar.vectorization.FloatArithmetic}; those
 * in double precision, {@code DoubleArithmetic}, are generated from them, but for the elementary
 * functions.
 *
 * <ul>
 *   <li>random numbers and data: {@link io.github.collapsar.vectorization.NormalBlocks}, {@link
 *       io.github.collapsar.vectorization.RowSums}
 *   <li>any model: {@link io.github.collapsar.vectorization.FloatLaneOperations}, {@link
 *       io.github.collapsar.vectorization.FloatElementary} and {@link
 *       io.github.collapsar.vectorization.DoubleElementary} (hyperbolic tangent and logistic
 *       function: neither Java's own nor a vector unit's give the same bits everywhere)
 *   <li>matrices: {@link io.github.collapsar.vectorization.FloatMatrixProducts}, for networks
 *       through package {@code product}
 *   <li>one model each: {@link io.github.collapsar.vectorization.FloatRegressionArithmetic}, {@link
 *       io.github.collapsar.vectorization.FloatFactorizationArithmetic}, {@link
 *       io.github.collapsar.vectorization.FloatSharedProduct}, {@link
 *       io.github.collapsar.vectorization.FloatLaneSums}, {@link
 *       io.github.collapsar.vectorization.FloatTanhArithmetic}
 * </ul>
 *
 * <p>Each interface has a plain form here, its name begun with Plain, and a vector form in package
 * {@code vector}. Both give the same bits, whatever the width of the vectors: the order of every
 * sum is fixed, and a test compares them at each width. {@link
 * io.github.collapsar.vectorization.PlainFloatElementary} and {@link
 * io.github.collapsar.vectorization.PlainDoubleElementary} also compute what a vector leaves over.
 * {@link io.github.collapsar.vectorization.AlignedFloats} is memory for vectors.
 */
package io.github.collapsar.vectorization;
