/**
 * What a diagram is to show: a {@link io.github.collapsar.analysis.diagram.Diagram} with its {@link
 * io.github.collapsar.analysis.diagram.DiagramAxis axes} on a {@link
 * io.github.collapsar.analysis.diagram.Scale}, the {@link
 * io.github.collapsar.analysis.diagram.RunSelection runs} that go into it and the {@link
 * io.github.collapsar.analysis.diagram.BoundaryMethod} of its boundary. {@link
 * io.github.collapsar.analysis.diagram.DiagramCodec} reads it from a configuration file and writes
 * it back. {@link io.github.collapsar.analysis.diagram.Contour} finds the lines that contours and
 * predictions are drawn with.
 */
package io.github.collapsar.analysis.diagram;
