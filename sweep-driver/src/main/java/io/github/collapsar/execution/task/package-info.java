/**
 * What runs on an executor.
 *
 * <p>{@link io.github.collapsar.execution.task.PackTraining} is the function that Spark sends
 * there. It takes a {@link io.github.collapsar.execution.task.PackTask}, trains its runs, publishes
 * their rows and answers with a {@link io.github.collapsar.execution.task.PackReport}. A pack that
 * may have killed a process is trained in a process of its own. A repeated attempt finds the file
 * that is there already and changes nothing.
 */
package io.github.collapsar.execution.task;
