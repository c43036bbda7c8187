/**
 * Figures beside phase diagrams: curves over the steps, spectra, histograms, clouds of runs,
 * matrices and finite-size scaling. {@link io.github.collapsar.analysis.figure.Figure} says what is
 * to be drawn, {@link io.github.collapsar.analysis.figure.FigureRenderer} asks the runs and draws
 * it.
 */
package io.github.collapsar.analysis.figure;
