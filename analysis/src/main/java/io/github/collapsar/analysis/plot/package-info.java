/**
 * Pictures, each of which can be had as PNG or SVG.
 *
 * <p>Every kind is a {@link io.github.collapsar.analysis.plot.Picture}: {@link
 * io.github.collapsar.analysis.plot.PhaseDiagramPicture} of two parameters, {@link
 * io.github.collapsar.analysis.plot.LinePicture} of one, {@link
 * io.github.collapsar.analysis.plot.SeriesPicture} of any {@link
 * io.github.collapsar.analysis.plot.Series}, {@link
 * io.github.collapsar.analysis.plot.MatrixPicture} and {@link
 * io.github.collapsar.analysis.plot.ImagesPicture}. {@link
 * io.github.collapsar.analysis.plot.Labels} writes names and numbers. {@code Axes} makes JFreeChart
 * axes with the ticks that scientists expect; {@code PhaseColours} mixes the colours of the phases,
 * which {@code CellRectangles} fills in and {@code PhaseKey} explains; {@code Strokes} and {@code
 * LineStyle} draw lines and markers; {@code WrappedText} and {@code Fonts} set text.
 */
package io.github.collapsar.analysis.plot;
