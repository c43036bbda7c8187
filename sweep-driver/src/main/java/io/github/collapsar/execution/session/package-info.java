/**
 * Spark's session.
 *
 * <p>{@link io.github.collapsar.execution.session.SparkStart} starts it, below what the user's own
 * settings say, and knows how many tasks it runs at the same time. {@code LoopbackConf} keeps the
 * web pages of a local Spark to this machine. {@link
 * io.github.collapsar.execution.session.TrainingException} says that Spark gave up.
 */
package io.github.collapsar.execution.session;
