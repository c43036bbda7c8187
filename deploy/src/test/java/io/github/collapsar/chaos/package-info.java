/**
 * A sweep under attack: {@link io.github.collapsar.chaos.Chaos} kills its drivers and executors,
 * fills its disk, damages its files and starts rivals, and {@link io.github.collapsar.chaos.Census}
 * then compares what is left with an undisturbed sweep.
 */
package io.github.collapsar.chaos;
