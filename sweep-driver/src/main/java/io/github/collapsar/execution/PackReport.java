package io.github.collapsar.execution;

import java.io.Serializable;

/**
 * What the driver hears of a pack.
 *
 * @param tally how its runs ended
 * @param seconds how long it trained, in seconds; 0 if it was stored already
 */
record PackReport(Tally tally, double seconds) implements Serializable {}
