/**
 * Training of a pack in this process, without Spark's scheduling.
 *
 * <p>{@link io.github.collapsar.execution.training.FaultTolerantTrainer} finds the runs at fault
 * when a pack throws or exceeds its {@link io.github.collapsar.execution.training.TimeLimit}.
 * {@link io.github.collapsar.execution.training.PackRows} gathers and publishes the rows. {@link
 * io.github.collapsar.execution.training.TrainingSettings} is what executors need to know of a
 * sweep besides its runs.
 */
package io.github.collapsar.execution.training;
