package io.github.collapsar.scenario;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** Finds the scenarios on the class path, ours and a user's alike. */
public final class Scenarios {

  private Scenarios() {}

  /** All scenarios by name, found anew at each call with the thread's class loader. */
  public static List<Scenario> all() {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    ClassLoader loader = context != null ? context : Scenarios.class.getClassLoader();
    return ServiceLoader.load(Scenario.class, loader).stream()
        .map(ServiceLoader.Provider::get)
        .sorted(Comparator.comparing(Scenario::name))
        .toList();
  }

  /** The scenario of a name, if there is one. */
  public static Optional<Scenario> find(String name) {
    return all().stream().filter(scenario -> scenario.name().equals(name)).findFirst();
  }

  /**
   * The scenario of a name.
   *
   * @throws IllegalArgumentException if there is none, naming those there are
   */
  public static Scenario require(String name) {
    return find(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Cannot find the scenario %s; there are %s"
                        .formatted(name, all().stream().map(Scenario::name).toList())));
  }
}
