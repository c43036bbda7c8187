/**
 * What is stored already, as a sweep sees it: by Spark where the results are large.
 *
 * <p>{@link io.github.collapsar.execution.stored.StoredRuns} is the door: which runs are missing,
 * by {@link io.github.collapsar.execution.stored.Retry}, and how the stored ones ended, through
 * {@code DistributedSearch} if they are many. {@link
 * io.github.collapsar.execution.stored.StoredOutcomes} has their phases for the refinement. {@link
 * io.github.collapsar.execution.stored.ResultCompaction} makes few files of many and one row of
 * those that a run has several of, which {@code RepeatedRuns} finds.
 */
package io.github.collapsar.execution.stored;
