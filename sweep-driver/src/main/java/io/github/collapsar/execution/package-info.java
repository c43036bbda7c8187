/**
 * A sweep on its result directory: plan, what is missing, train, finish.
 *
 * <p>{@link io.github.collapsar.execution.SweepRun} is the door: one invocation of a sweep, which
 * ends with a {@link io.github.collapsar.execution.SweepReport}. {@code ResultPreparation} makes
 * the directory ready. {@link io.github.collapsar.execution.RefinedSweep} asks for runs in waves,
 * by the outcomes that are stored. {@code SuspectRuns} names runs that may have killed a process.
 *
 * <p>The rooms below, in the order in which runs meet them:
 *
 * <ul>
 *   <li>{@code stored} finds what is stored already, and makes few files of many;
 *   <li>{@code session} starts Spark, and says when it gave up;
 *   <li>{@code scheduling} cuts runs into packs and submits them to Spark in batches;
 *   <li>{@code task} is what an executor does with a pack;
 *   <li>{@code training} trains a pack in this process, whatever its runs do;
 *   <li>{@code isolation} trains a pack in a process of its own;
 *   <li>{@code progress} is what is said of all this while it goes on;
 *   <li>{@code verification} trains stored runs again and compares.
 * </ul>
 *
 * <p>A task publishes the rows of its pack itself. The driver hears only how many runs ended how,
 * and nothing that finished is lost when anything is killed.
 */
package io.github.collapsar.execution;
