/**
 * ND4J's native code and the machine: the build for its instruction set ({@code BuildChoice}), its
 * GPUs ({@code Cuda}), and how many threads a task's operations may use.
 *
 * <p>{@link io.github.collapsar.nativebuild.NativeBackend} is the door. Whoever uses ND4J calls
 * {@code NativeBackend.prepare()} first, in the thread that will use it: the number of OpenMP
 * threads belongs to the calling thread.
 */
package io.github.collapsar.nativebuild;
