/**
 * Layers' own arithmetic: {@link io.github.collapsar.network.layer.FloatLayer}, forward and
 * backward, in single precision; double precision is generated.
 *
 * <p>{@link io.github.collapsar.network.layer.FloatSequence} is the door: it builds the layers of
 * an architecture, each from its {@code LayerPosition}, and copies images to another channel order
 * where a layer needs it ({@code FloatReordering}). {@code FloatDense}, {@code FloatConvolution}
 * with {@code FloatConvolutionInputGradient}, {@code FloatMaximumPool}, {@code FloatMeanPool},
 * {@code FloatActivation}, {@code FloatBatchNormalization} and {@code FloatResidual} are the
 * layers. Convolutions read {@code FloatPaddedImages} and write {@code FloatProductRows}; {@code
 * FloatChannelSums} adds up channels. The products, which take most of the time, are {@link
 * io.github.collapsar.vectorization.FloatMatrixProducts} and {@link
 * io.github.collapsar.product.FloatProducts}.
 *
 * <p>Beware: arrays between layers are longer than their contents and are reused at the next call.
 */
package io.github.collapsar.network.layer;
