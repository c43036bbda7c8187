/**
 * From runs to Spark jobs.
 *
 * <p>{@link io.github.collapsar.execution.scheduling.PackJobs} is the door: it cuts runs into
 * packs, submits these to Spark in {@code PackBatch}es, whose number {@code BatchSizes} says, and
 * tries again what a lost executor left undone. {@link
 * io.github.collapsar.execution.scheduling.TaskMemory} limits the size of a pack by the memory of a
 * task. Two listeners hear what Spark says: {@code RunningPacks} how far packs are and why tasks
 * failed, {@code Utilisation} how busy executors are.
 *
 * <p>Beware: listeners hear of an event some time after it happened, and after the job's own
 * callbacks.
 */
package io.github.collapsar.execution.scheduling;
