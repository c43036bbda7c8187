/**
 * Classifiers in DL4J: the reference for our own layers, and what computes networks on a GPU.
 *
 * <p>{@link io.github.collapsar.reference.network.Dl4jEngine} is the door. {@code
 * FloatDl4jClassifier} and its twin in double precision put a {@code Dl4jGradient} into the place
 * of our own classifier: DL4J gives loss, gradient and outputs ({@code SoftmaxCrossEntropy}, in
 * {@code Workspaces}), and nothing else. Parameters, optimiser and removals stay ours.
 *
 * <p>Nothing draws from ND4J's random generator, which all threads of a JVM share.
 */
package io.github.collapsar.reference.network;
