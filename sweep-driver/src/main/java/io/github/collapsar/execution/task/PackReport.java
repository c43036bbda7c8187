package io.github.collapsar.execution.task;

import io.github.collapsar.execution.progress.Tally;
import java.io.Serializable;

/**
 * What the driver hears of a pack.
 *
 * @param tally how its runs ended
 * @param seconds how long it trained, in seconds; 0 if it was stored already
 */
public record PackReport(Tally tally, double seconds) implements Serializable {}
