/**
 * What a diagram is to show: a {@link io.github.collapsar.analysis.diagram.Diagram} with its {@link
 * io.github.collapsar.analysis.diagram.DiagramAxis axes}, as the configuration describes it.
 */
package io.github.collapsar.analysis.diagram;
