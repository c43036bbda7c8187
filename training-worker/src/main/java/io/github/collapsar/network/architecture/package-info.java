/**
 * Networks as they are defined: layers, shapes, parameters.
 *
 * <p>An {@link io.github.collapsar.network.architecture.Architecture} is a list of {@link
 * io.github.collapsar.network.architecture.LayerSpec}s; {@link
 * io.github.collapsar.network.architecture.Architectures} has the papers' and {@link
 * io.github.collapsar.network.architecture.VaeArchitecture} the autoencoder. A layer maps a {@link
 * io.github.collapsar.network.architecture.TensorShape} to another, asks for a {@link
 * io.github.collapsar.network.architecture.ChannelOrder} of its inputs, may apply a {@link
 * io.github.collapsar.network.architecture.Nonlinearity}, and declares its parameters to a {@link
 * io.github.collapsar.network.architecture.ParameterList} as {@link
 * io.github.collapsar.network.architecture.ParameterBlock}s of one flat vector, which {@link
 * io.github.collapsar.network.architecture.Initialization} draws.
 *
 * <p>The order of the blocks is part of every run's result: initial values and removals are drawn
 * in it.
 */
package io.github.collapsar.network.architecture;
