/**
 * Networks trained by DL4J.
 *
 * <p>A {@code FlatNetwork} is a network seen as a loss and a gradient over one flat parameter
 * vector, cut into {@code ParameterBlock}s, one for each layer's weights and biases. Everything
 * that does not depend on the architecture acts on that vector: {@code Initialization}, the
 * removals ({@code Offset}), weight decay and gradient descent ({@code Descent}). {@code
 * Dl4jNetwork} is the one implementation so far; a new architecture is a new DL4J configuration, or
 * another implementation.
 *
 * <p>{@link io.github.collapsar.network.MlpClassifier} is the scenario, {@code MlpTrainer} trains
 * its packs, {@code ImageBatches} brings the examples and {@code ClassifierExamination} measures.
 * Nothing draws from ND4J's own random generator, which all threads of a JVM share.
 */
package io.github.collapsar.network;
