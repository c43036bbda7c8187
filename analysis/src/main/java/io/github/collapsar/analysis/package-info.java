/**
 * From results to phase diagrams.
 *
 * <p>{@link io.github.collapsar.analysis.Analysis} is the door: it takes a result directory and
 * what to draw. {@code DiagramAnalysis} leads one diagram from the runs to its files: {@code
 * results} opens the runs, {@code cells} aggregates them, {@code theory} predicts the boundary,
 * {@code boundary} measures it, {@code plot} draws both. {@code figure} draws everything else,
 * {@code report} writes the page. {@code DiagramNotes} writes captions, {@code RefinedDiagram} says
 * what is special where only part of a grid is measured.
 */
package io.github.collapsar.analysis;
