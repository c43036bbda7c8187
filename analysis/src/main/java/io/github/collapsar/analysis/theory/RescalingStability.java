package io.github.collapsar.analysis.theory;

import static io.github.collapsar.scenario.CommonParameters.BATCH_SIZE;
import static io.github.collapsar.scenario.CommonParameters.LEARNING_RATE;
import static io.github.collapsar.scenario.CommonParameters.REMOVAL;
import static io.github.collapsar.scenario.CommonParameters.SYMMETRY;
import static io.github.collapsar.scenario.CommonParameters.WEIGHT_DECAY;

import io.github.collapsar.run.Coordinates;
import io.github.collapsar.scenario.Removal;
import io.github.collapsar.scenario.Symmetry;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Collapse where the point u = w = 0 of a rescaling symmetry attracts: paper S, Theorem 5, exact
 * for Gaussian inputs at any batch size and weight decay. The margin is −max(Λ+, Λ−), a step.
 */
abstract class RescalingStability implements Theory {

  /** A diagram with the batch size along an axis asks for many, most of them once. */
  private static final int MOST_EXPONENTS = 1000;

  private final Map<Double, LyapunovExponent> exponents = new ConcurrentHashMap<>();
  private final Set<String> keys;

  RescalingStability(Set<String> own) {
    Set<String> all = new TreeSet<>(own);
    all.addAll(Set.of(SYMMETRY, REMOVAL, LEARNING_RATE, WEIGHT_DECAY, BATCH_SIZE));
    keys = Set.copyOf(all);
  }

  /** k of y = k·x + s·ε as one coordinate sees it. */
  abstract double signal(Coordinates coordinates);

  /** s of y = k·x + s·ε as one coordinate sees it. */
  abstract double noise(Coordinates coordinates);

  @Override
  public final String label() {
    return "theory: Lyapunov exponent Λ = 0";
  }

  @Override
  public final String source() {
    return "paper S, Theorem 5";
  }

  @Override
  public final Set<String> keys() {
    return keys;
  }

  @Override
  public final OptionalDouble collapseMargin(Coordinates coordinates) {
    if (!coordinates.word(SYMMETRY).equals(Symmetry.RESCALING.word())
        || !coordinates.word(REMOVAL).equals(Removal.NONE.word())) {
      return OptionalDouble.empty();
    }
    // the papers' γ‖θ‖² is half of the decay in the update
    double gamma = coordinates.real(WEIGHT_DECAY) / 2;
    LyapunovExponent exponent = exponent(Math.max(1, coordinates.real(BATCH_SIZE)));
    return OptionalDouble.of(
        -exponent.larger(
            coordinates.real(LEARNING_RATE), gamma, signal(coordinates), noise(coordinates)));
  }

  private LyapunovExponent exponent(double batchSize) {
    if (exponents.size() > MOST_EXPONENTS) {
      exponents.clear();
    }
    return exponents.computeIfAbsent(batchSize, LyapunovExponent::new);
  }
}
