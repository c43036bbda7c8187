/**
 * Which runs of a grid to train, and which to leave out: refinement along the boundaries between
 * phases. Pure: lattices and outcomes in, requests out, no Spark and no files.
 *
 * <p>{@link io.github.collapsar.refinement.Refinement} is the door: it asks for one {@link
 * io.github.collapsar.refinement.Wave} of runs after the other and looks at how those of earlier
 * waves ended, through {@link io.github.collapsar.refinement.Outcomes}, as {@link
 * io.github.collapsar.refinement.PhaseCounts}. A wave depends on nothing else, so that a sweep that
 * was killed repeats the same waves over what is stored. Points lie on {@link
 * io.github.collapsar.refinement.Lattice}s, the finest grid of each panel of the diagram; a {@link
 * io.github.collapsar.refinement.Request} asks for replicates of one. {@link
 * io.github.collapsar.refinement.Rules} say when to stop, {@link
 * io.github.collapsar.refinement.Ending} where it stopped, {@link
 * io.github.collapsar.refinement.RunEstimate} how many runs it will take.
 *
 * <p>Inside, {@code PanelRefinement} goes through the {@code LatticeCell}s of one panel. A cell is
 * divided while its points differ in their phase, as far as {@code PhaseDecision} is sure of it.
 */
package io.github.collapsar.refinement;
