package io.github.collapsar.scenario;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a scenario can be trained with. Lists begin with the default; what has one entry leaves
 * nothing to choose and, but for symmetry and removal, is no parameter of the scenario.
 *
 * @param precisions that it can be trained in
 */
public record Support(
    List<Symmetry> symmetries,
    List<Removal> removals,
    List<Optimizer> optimizers,
    List<Schedule> schedules,
    List<Parametrization> parametrizations,
    List<Precision> precisions) {

  public Support {
    symmetries = List.copyOf(symmetries);
    removals = List.copyOf(removals);
    optimizers = List.copyOf(optimizers);
    schedules = List.copyOf(schedules);
    parametrizations = List.copyOf(parametrizations);
    precisions = List.copyOf(precisions);
  }

  /** Plain stochastic gradient descent in single precision. */
  public static Support plain(List<Symmetry> symmetries, List<Removal> removals) {
    return new Support(
        symmetries,
        removals,
        List.of(Optimizer.SGD),
        List.of(Schedule.CONSTANT),
        List.of(Parametrization.DIRECT),
        List.of(Precision.SINGLE));
  }

  /** Everything there is, in either precision: what the lane-packed engine does for any model. */
  public static Support everything(List<Symmetry> symmetries) {
    return new Support(
        symmetries,
        List.of(Removal.values()),
        List.of(Optimizer.values()),
        List.of(Schedule.values()),
        List.of(Parametrization.values()),
        List.of(Precision.values()));
  }

  /** The same in double precision by default. */
  public Support preferringDouble() {
    return new Support(
        symmetries,
        removals,
        optimizers,
        schedules,
        parametrizations,
        List.of(Precision.DOUBLE, Precision.SINGLE));
  }

  /** The same in double precision only. */
  public Support doubleOnly() {
    return new Support(
        symmetries, removals, optimizers, schedules, parametrizations, List.of(Precision.DOUBLE));
  }

  /** The same but for some removals that make no sense. */
  public Support without(Removal... unwanted) {
    List<Removal> rest =
        removals.stream().filter(removal -> !Arrays.asList(unwanted).contains(removal)).toList();
    return new Support(symmetries, rest, optimizers, schedules, parametrizations, precisions);
  }

  /** All that can be chosen, by kind. */
  Stream<List<? extends Choice>> choices() {
    return Stream.of(removals, optimizers, schedules, parametrizations);
  }
}
