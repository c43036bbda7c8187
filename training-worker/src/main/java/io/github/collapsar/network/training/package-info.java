/**
 * The training of networks on images.
 *
 * <p>{@link io.github.collapsar.network.training.NetworkTrainer} is the door: it trains the runs of
 * a pack one after the other. A scenario gives it an {@link
 * io.github.collapsar.network.training.ImageNetwork}: the flat vector ({@link
 * io.github.collapsar.network.training.FlatParameters}), the network, its {@link
 * io.github.collapsar.network.training.ImageTasks}, and its {@link
 * io.github.collapsar.network.training.Examination}. {@link
 * io.github.collapsar.network.training.ImageData} has the parameters that choose the images.
 *
 * <p>{@code NetworkRun} is one run: it takes steps with a {@link
 * io.github.collapsar.network.training.NetworkTraining} ({@code FloatNetworkTraining}, and its twin
 * in double precision) on the {@code MinibatchStream}, whose order is a {@code Shuffle}, and leaves
 * a {@code NetworkCheckpoint} now and then.
 *
 * <p>Beware: a run restored from a checkpoint must end with the same bits, so everything that
 * changes from step to step is in the checkpoint or is drawn again.
 */
package io.github.collapsar.network.training;
