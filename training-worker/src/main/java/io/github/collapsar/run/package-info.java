/**
 * One run: what determines its result, and what came out.
 *
 * <p>A {@link io.github.collapsar.run.Run} is a scenario with one {@link
 * io.github.collapsar.run.Value} for every parameter ({@link io.github.collapsar.run.Coordinates}),
 * a seed and a replicate. Its {@link io.github.collapsar.run.RunId} is a digest of exactly that.
 * Training it gives an {@link io.github.collapsar.run.Outcome}: a {@link
 * io.github.collapsar.run.Status}, for completed runs a {@link io.github.collapsar.run.Phase}, and
 * what was {@link io.github.collapsar.run.Measured}, by name.
 */
package io.github.collapsar.run;
