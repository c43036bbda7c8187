/**
 * Training the runs of a plan on Spark.
 *
 * <p>{@link io.github.collapsar.execution.SparkStart} starts Spark below what the user's own
 * settings say. {@link io.github.collapsar.execution.SweepRun} is one invocation of a sweep: with
 * {@link io.github.collapsar.execution.StoredRuns} it finds which runs are not stored yet, and
 * trains them, one task a pack, whose rows the task itself publishes, so that the driver hears only
 * a {@link io.github.collapsar.execution.Tally} and nothing that finished is lost when anything is
 * killed. {@link io.github.collapsar.execution.Progress} is told how it goes, and so are Spark's
 * metrics, through {@link io.github.collapsar.execution.SweepMetrics}. A pack that may have killed
 * a process is trained in one of its own. {@link io.github.collapsar.execution.Compacting} makes
 * few files of many at the end. {@link io.github.collapsar.execution.Verification} trains stored
 * runs again to see whether they come out the same.
 */
package io.github.collapsar.execution;
