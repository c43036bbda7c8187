package io.github.collapsar.analysis.theory;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** Finds the theories on the class path, ours and a user's alike. */
public final class Theories {

  private Theories() {}

  /**
   * The theory of a scenario, if there is one. Of several, one that is not ours is taken: a user
   * who brings another means it.
   */
  public static Optional<Theory> of(String scenario) {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    ClassLoader loader = context != null ? context : Theories.class.getClassLoader();
    return ServiceLoader.load(Theory.class, loader).stream()
        .map(ServiceLoader.Provider::get)
        .filter(theory -> theory.scenario().equals(scenario))
        .reduce((first, second) -> isOurs(first) ? second : first);
  }

  /** The words of a scenario's other predictions; empty if there are none. */
  public static List<String> alternatives(String scenario) {
    return of(scenario)
        .map(theory -> theory.alternatives().stream().map(Theory::word).toList())
        .orElse(List.of());
  }

  private static boolean isOurs(Theory theory) {
    return theory.getClass().getPackage().equals(Theories.class.getPackage());
  }
}
