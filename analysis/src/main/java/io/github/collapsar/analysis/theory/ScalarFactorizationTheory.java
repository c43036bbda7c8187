package io.github.collapsar.analysis.theory;

import io.github.collapsar.analysis.theory.CoordinateModel.Data;
import io.github.collapsar.run.Coordinates;
import java.util.Optional;
import java.util.Set;

/**
 * ℓ = (u·w·x − y)² with y = signal·x + noise·ε. On a fixed set in full batches E[xy] is taken for
 * its mean over the sample, and what fluctuates is the label noise: without it collapse begins at γ
 * = k, with it, for small rates, where λ·Var[xy] exceeds k.
 */
public final class ScalarFactorizationTheory extends RescalingStability {

  private static final String FACTORS = "depth";
  private static final String EXAMPLES = "examples";
  private static final String LABEL_NOISE = "label-noise";

  /** For {@link java.util.ServiceLoader}. */
  public ScalarFactorizationTheory() {
    super(Set.of("signal", "noise", FACTORS, "data", EXAMPLES, LABEL_NOISE));
  }

  @Override
  public String scenario() {
    return "scalar-factorization";
  }

  @Override
  Optional<CoordinateModel> trained(
      Coordinates coordinates, double rate, double gamma, double batchSize) {
    double signal = coordinates.real("signal");
    double examples = coordinates.real(EXAMPLES);
    double labelNoise = coordinates.real(LABEL_NOISE);
    if (coordinates.real(FACTORS) != 2 || (examples > 0 ? batchSize < examples : labelNoise > 0)) {
      return Optional.empty();
    }
    if (examples > 0) {
      return Optional.of(
          new CoordinateModel(rate, gamma, examples, signal, labelNoise, Data.FULL_BATCH));
    }
    Data data = coordinates.word("data").equals("two-point") ? Data.TWO_POINT : Data.GAUSSIAN;
    return Optional.of(
        new CoordinateModel(rate, gamma, batchSize, signal, coordinates.real("noise"), data));
  }
}
