/**
 * Figures beside phase diagrams: curves over the steps, spectra, histograms, clouds of runs,
 * matrices and finite-size scaling. {@link io.github.collapsar.analysis.figure.Figure} says what is
 * to be drawn, {@link io.github.collapsar.analysis.figure.FigureCodec} reads it from a
 * configuration file and writes it back, {@link io.github.collapsar.analysis.figure.FigureRenderer}
 * asks the runs and draws it. A new kind is a record in {@code Figure}, an entry of {@code
 * FigureKinds} and its drawing.
 */
package io.github.collapsar.analysis.figure;
