package io.github.collapsar.execution;

import io.github.collapsar.execution.progress.Tally;
import io.github.collapsar.refinement.Ending;
import java.time.Duration;
import java.util.Optional;

/**
 * What one invocation of a sweep did.
 *
 * @param wanted the sweep's runs
 * @param trained how those ended that were trained now
 * @param training how long their training took on the clock
 * @param utilisation the share of their time that executors were training, from 0 to 1
 * @param ending where the refinement stopped, if it was one
 */
public record SweepReport(
    long wanted, Tally trained, Duration training, double utilisation, Optional<Ending> ending) {}
