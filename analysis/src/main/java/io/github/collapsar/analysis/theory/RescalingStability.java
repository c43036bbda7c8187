package io.github.collapsar.analysis.theory;

import static io.github.collapsar.scenario.CommonParameters.BATCH_SIZE;
import static io.github.collapsar.scenario.CommonParameters.LEARNING_RATE;
import static io.github.collapsar.scenario.CommonParameters.SYMMETRY;
import static io.github.collapsar.scenario.CommonParameters.WEIGHT_DECAY;

import io.github.collapsar.analysis.theory.CoordinateModel.Data;
import io.github.collapsar.run.Coordinates;
import io.github.collapsar.scenario.Symmetry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Collapse where the point u = w = 0 of a rescaling symmetry attracts: paper S, Theorem 5, exact
 * for its data at any batch size and weight decay. The margin is −max(Λ+, Λ−), a step.
 */
abstract class RescalingStability implements Theory {

  /** A diagram with the batch size along an axis asks for many, most of them once. */
  private static final int MAX_EXPONENTS = 1000;

  private final Map<Double, LyapunovExponent> exponents = new ConcurrentHashMap<>();
  private final Set<String> keys;

  RescalingStability(Set<String> own) {
    Set<String> all = new TreeSet<>(own);
    all.addAll(PlainSgd.KEYS);
    all.addAll(Set.of(SYMMETRY, LEARNING_RATE, WEIGHT_DECAY, BATCH_SIZE));
    keys = Set.copyOf(all);
  }

  /** How one coordinate is trained; empty where the model is another than u·w. */
  abstract Optional<CoordinateModel> trained(
      Coordinates coordinates, double rate, double gamma, double batchSize);

  /** How one coordinate is trained; empty where the theory says nothing. */
  final Optional<CoordinateModel> coordinate(Coordinates coordinates) {
    if (!coordinates.word(SYMMETRY).equals(Symmetry.RESCALING.word())
        || !PlainSgd.trains(coordinates)) {
      return Optional.empty();
    }
    // the papers' γ‖θ‖² is half of the decay in the update
    return trained(
        coordinates,
        coordinates.real(LEARNING_RATE),
        coordinates.real(WEIGHT_DECAY) / 2,
        Math.max(1, coordinates.real(BATCH_SIZE)));
  }

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
  public final List<Theory> alternatives() {
    return List.of(new SecondOrder(this), new SdeLimit(this));
  }

  @Override
  public final OptionalDouble collapseMargin(Coordinates coordinates) {
    Optional<CoordinateModel> at = coordinate(coordinates);
    return at.isPresent() ? OptionalDouble.of(-exponent(at.get())) : OptionalDouble.empty();
  }

  private double exponent(CoordinateModel at) {
    if (at.data() == Data.TWO_POINT) {
      return twoPoint(at);
    }
    if (at.data() == Data.FULL_BATCH) {
      double contraction = Math.abs(1 - 2 * at.rate() * at.gamma());
      return LogOfNormal.at(
          contraction + 2 * at.rate() * Math.abs(at.signal()),
          2 * at.rate() * at.noise() / Math.sqrt(at.batchSize()));
    }
    return gaussian(at.batchSize()).larger(at.rate(), at.gamma(), at.signal(), at.noise());
  }

  private LyapunovExponent gaussian(double batchSize) {
    if (exponents.size() > MAX_EXPONENTS) {
      exponents.clear();
    }
    return exponents.computeIfAbsent(batchSize, LyapunovExponent::new);
  }

  /** E log|1 − 2λγ ± 2λ(k + s·(2J/S − 1))| with J ~ Binomial(S, ½), the larger of the two. */
  private static double twoPoint(CoordinateModel at) {
    int batch = (int) Math.round(at.batchSize());
    double larger = Double.NEGATIVE_INFINITY;
    for (int sign = -1; sign <= 1; sign += 2) {
      double logProbability = -batch * Math.log(2);
      double sum = 0;
      for (int j = 0; j <= batch; j++) {
        double mean = at.signal() + at.noise() * (2.0 * j / batch - 1);
        double factor = 1 - 2 * at.rate() * at.gamma() + sign * 2 * at.rate() * mean;
        sum += Math.exp(logProbability) * Math.log(Math.abs(factor));
        logProbability += Math.log((batch - j) / (j + 1.0));
      }
      larger = Math.max(larger, sum);
    }
    return larger;
  }
}
