/**
 * Which runs of a grid to train, and which to leave out: refinement along the boundaries between
 * phases. Pure: lattices and outcomes in, requests out, no Spark and no files.
 *
 * <p>{@link io.github.collapsar.refinement.Refinement} is the door: it asks for one {@link
 * io.github.collapsar.refinement.Wave} of runs after the other and looks at how those of earlier
 * waves ended, through {@link io.github.collapsar.refinement.Outcomes}. A wave depends on nothing
 * else, so that a sweep that was killed repeats the same waves over what is stored. Points lie on
 * {@link io.github.collapsar.refinement.Lattice}s, the finest grid of each panel of the diagram,
 * and {@link io.github.collapsar.refinement.Rules} say how far to go.
 */
package io.github.collapsar.refinement;
