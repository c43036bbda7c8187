/**
 * What a person sees: {@link io.github.collapsar.command.terminal.Display} shows how a training
 * goes, with a bar where {@code Terminal} says that someone looks on and with a line now and then
 * elsewhere; {@link io.github.collapsar.command.terminal.TextTable} and {@link
 * io.github.collapsar.command.terminal.TextLines} set text in columns; {@link
 * io.github.collapsar.command.terminal.NumberText} writes numbers and times.
 */
package io.github.collapsar.command.terminal;
