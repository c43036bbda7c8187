package io.github.collapsar.analysis.theory;

import static io.github.collapsar.scenario.CommonParameters.BATCH_SIZE;
import static io.github.collapsar.scenario.CommonParameters.LEARNING_RATE;
import static io.github.collapsar.scenario.CommonParameters.WEIGHT_DECAY;

import io.github.collapsar.run.Coordinates;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;

/**
 * dθ = −(θ³ − μθ)dt + ζθ dW in steps of λ: θ = 0 attracts iff E log|1 + λ(μ − λ_wd) + √λ·ζ·ξ/√S| is
 * below zero, for small rates iff ζ²/S > 2(μ − λ_wd).
 */
public final class QuarticWellTheory implements Theory {

  /** For {@link java.util.ServiceLoader}. */
  public QuarticWellTheory() {}

  @Override
  public String scenario() {
    return "quartic-well";
  }

  @Override
  public String label() {
    return "theory: Lyapunov exponent Λ = 0";
  }

  @Override
  public String source() {
    return "paper S, Theorem 5";
  }

  @Override
  public Set<String> keys() {
    Set<String> keys = new TreeSet<>(PlainSgd.KEYS);
    keys.addAll(Set.of("drift", "noise", LEARNING_RATE, WEIGHT_DECAY, BATCH_SIZE));
    return keys;
  }

  @Override
  public List<Theory> alternatives() {
    return List.of(new ContinuousTime());
  }

  @Override
  public OptionalDouble collapseMargin(Coordinates coordinates) {
    if (!PlainSgd.trains(coordinates)) {
      return OptionalDouble.empty();
    }
    double rate = coordinates.real(LEARNING_RATE);
    return OptionalDouble.of(
        -LogOfNormal.at(1 + rate * drift(coordinates), Math.sqrt(rate * diffusion(coordinates))));
  }

  /** μ − λ_wd. */
  private static double drift(Coordinates coordinates) {
    return coordinates.real("drift") - coordinates.real(WEIGHT_DECAY);
  }

  /** ζ²/S. */
  private static double diffusion(Coordinates coordinates) {
    double noise = coordinates.real("noise");
    return noise * noise / Math.max(1, coordinates.real(BATCH_SIZE));
  }

  /** The limit of small rates. */
  private final class ContinuousTime implements Theory {
    @Override
    public String scenario() {
      return QuarticWellTheory.this.scenario();
    }

    @Override
    public String word() {
      return "sde";
    }

    @Override
    public String label() {
      return "SDE limit: ζ = √(2μ)";
    }

    @Override
    public String source() {
      return QuarticWellTheory.this.source();
    }

    @Override
    public Set<String> keys() {
      return QuarticWellTheory.this.keys();
    }

    @Override
    public OptionalDouble collapseMargin(Coordinates coordinates) {
      return PlainSgd.trains(coordinates)
          ? OptionalDouble.of(diffusion(coordinates) - 2 * drift(coordinates))
          : OptionalDouble.empty();
    }
  }
}
