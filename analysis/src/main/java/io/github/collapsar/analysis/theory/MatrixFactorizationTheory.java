package io.github.collapsar.analysis.theory;

import static io.github.collapsar.scenario.CommonParameters.BATCH_SIZE;
import static io.github.collapsar.scenario.CommonParameters.SYMMETRY;
import static io.github.collapsar.scenario.CommonParameters.WEIGHT_DECAY;

import io.github.collapsar.run.Coordinates;
import io.github.collapsar.scenario.Symmetry;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;

/**
 * Weight decay on both factors thresholds the spectrum of their product softly: singular values s_i
 * = μ·i^(−p) of the target become max(0, s_i − γ). Half of the rank is gone, that is the order
 * parameter passes ½, where γ exceeds the middle one. Speaks of full batches of a fixed set only,
 * where no gradient noise adds to it.
 */
public final class MatrixFactorizationTheory implements Theory {

  /** For {@link java.util.ServiceLoader}. */
  public MatrixFactorizationTheory() {}

  @Override
  public String scenario() {
    return "matrix-factorization";
  }

  @Override
  public String label() {
    return "theory: γ = the middle singular value";
  }

  @Override
  public String source() {
    return "paper S, §4; soft-thresholded spectrum of ‖WU − T‖² + γ(‖W‖² + ‖U‖²)";
  }

  @Override
  public Set<String> keys() {
    Set<String> keys = new TreeSet<>(PlainSgd.KEYS);
    keys.addAll(Set.of("inputs", "hidden", "outputs", "mixing", "target-exponent", "examples"));
    keys.addAll(Set.of(SYMMETRY, WEIGHT_DECAY, BATCH_SIZE));
    return keys;
  }

  @Override
  public OptionalDouble collapseMargin(Coordinates coordinates) {
    double examples = coordinates.real("examples");
    if (!PlainSgd.trains(coordinates)
        || !coordinates.word(SYMMETRY).equals(Symmetry.ROTATION.word())
        || examples == 0
        || coordinates.real(BATCH_SIZE) < examples) {
      return OptionalDouble.empty();
    }
    double rank =
        Math.min(
            coordinates.real("hidden"),
            Math.min(coordinates.real("inputs"), coordinates.real("outputs")));
    double middle = Math.pow(Math.ceil(rank / 2), -coordinates.real("target-exponent"));
    return OptionalDouble.of(
        coordinates.real(WEIGHT_DECAY) / 2 - coordinates.real("mixing") * middle);
  }
}
