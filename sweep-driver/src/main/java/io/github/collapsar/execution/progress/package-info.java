/**
 * What is said of a training while it goes on.
 *
 * <p>A {@link io.github.collapsar.execution.progress.Tally} counts how runs ended. A {@link
 * io.github.collapsar.execution.progress.Progress} hears it several times a second, on the driver;
 * so does Spark's metrics system, through {@link
 * io.github.collapsar.execution.progress.SweepMetrics}, whose full class name is part of the names
 * of its metrics.
 */
package io.github.collapsar.execution.progress;
