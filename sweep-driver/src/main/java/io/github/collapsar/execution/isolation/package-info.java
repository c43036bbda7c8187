/**
 * Runs that may kill their process are trained in a process of their own.
 *
 * <p>{@link io.github.collapsar.execution.isolation.IsolatedTraining} is the door. It starts an
 * {@code IsolatedProcess} on a folder of {@code IsolatedFiles}, with {@code IsolatedSettings};
 * there {@code IsolatedMain} trains the runs and leaves their rows. A process that dies has its
 * runs halved until the run at fault is found.
 *
 * <p>Beware: what reaches a bucket goes to the process through its standard input, never into a
 * file.
 */
package io.github.collapsar.execution.isolation;
