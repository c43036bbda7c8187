/**
 * Whether stored runs come out the same again.
 *
 * <p>{@link io.github.collapsar.execution.verification.Verification} trains them once more, with
 * the engine that trained them for the same bytes, with the scenario's reference engine within a
 * tolerance. It needs no Spark.
 */
package io.github.collapsar.execution.verification;
