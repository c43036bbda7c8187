/**
 * Pictures: the phase diagram of two parameters and the line plot of one.
 *
 * <p>{@link io.github.collapsar.analysis.plot.PhaseDiagramPicture} and {@link
 * io.github.collapsar.analysis.plot.LinePicture} are {@link
 * io.github.collapsar.analysis.plot.Picture}s, each of which can be had as PNG or SVG. {@code
 * PhaseColours} mixes the colours of the phases, {@code Axes} makes JFreeChart axes with the ticks
 * that scientists expect, {@code Labels} names what is on them.
 */
package io.github.collapsar.analysis.plot;
