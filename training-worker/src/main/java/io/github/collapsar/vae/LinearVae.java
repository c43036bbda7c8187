package io.github.collapsar.vae;

import io.github.collapsar.kernel.LaneProblem;
import io.github.collapsar.kernel.LaneScenario;
import io.github.collapsar.measure.Quantity;
import io.github.collapsar.random.RandomStreams;
import io.github.collapsar.run.Coordinates;
import io.github.collapsar.scenario.CommonParameters;
import io.github.collapsar.scenario.Measurement;
import io.github.collapsar.scenario.Parameter;
import io.github.collapsar.scenario.Precision;
import io.github.collapsar.scenario.ScenarioCard;
import io.github.collapsar.scenario.Support;
import io.github.collapsar.scenario.Symmetry;
import java.util.List;
import java.util.Set;

/**
 * A linear β-VAE with encoder z = Wx + σ⊙ε and decoder Uz, on x ~ N(0, I) and y = Tx with the
 * singular values i^(−p) of T. Its loss over the whole distribution has a closed form,
 *
 * <p>ℓ = (‖UW − T‖² + Σ σ_j²‖U_:j‖²)/(2η²) + (β/2)·(‖W‖² + Σ (σ_j² − log σ_j² − 1)),
 *
 * <p>whose minimum has the rank #{ζ_i &gt; √β·η}, ζ_i the singular values of E[y xᵀ] = T: the
 * latent variables beyond carry nothing, the posterior has collapsed (paper S, §4.7, with Lucas et
 * al. 2019 and Wang and Ziyin 2022).
 */
public final class LinearVae extends LaneScenario {

  static final String SIZE = "dimension";
  static final String LATENT = "latent";
  static final String BETA = "beta";
  static final String DECODER_NOISE = "decoder-noise";
  static final String TARGET_EXPONENT = "target-exponent";
  static final String START_SCALE = "init-scale";
  static final String THRESHOLD = "collapse-threshold";

  private static final ScenarioCard CARD =
      new ScenarioCard(
          "linear-vae",
          1,
          "linear β-VAE, whose latent variables collapse where ζ ≤ √β·η",
          "Symmetry leads to structured constraint of learning, §4.7",
          CommonParameters.with(
              Support.everything(List.of(Symmetry.ROTATION)).preferringDouble(),
              List.of(
                  Parameter.whole(SIZE, 5, 1, "length of x and of y"),
                  Parameter.whole(LATENT, 5, 1, "latent variables"),
                  Parameter.positive(BETA, 1, "β, the weight of the Kullback-Leibler divergence"),
                  Parameter.positive(DECODER_NOISE, 0.5, "η, the decoder's standard deviation"),
                  Parameter.nonNegative(
                      TARGET_EXPONENT, 1, "p: the i-th singular value of the target is i^(−p)"),
                  Parameter.positive(
                      START_SCALE, 0.1, "entries of W and U ~ N(0, init-scale²), σ = 1"),
                  Parameter.positive(
                      THRESHOLD, 1e-3, "singular values of UW above this count as learned"))),
          List.of(
              Measurement.number(
                  "loss", "reconstruction and β times divergence", "Lucas et al. 2019"),
              Measurement.number(
                  "order_parameter", "1 − rank / the largest possible rank", "Lucas et al. 2019"),
              Measurement.number("rank", "singular values of UW above collapse-threshold", ""),
              Measurement.number(
                  "posterior_variance", "mean of σ_j²; 1 where the posterior is the prior", ""),
              Quantity.NORM.of("W and U"),
              Quantity.SINGULAR_VALUES.of("the product UW")));

  @Override
  public ScenarioCard card() {
    return CARD;
  }

  /** The loss is that of the whole distribution. */
  @Override
  public Set<String> neutralKeys(Coordinates coordinates) {
    return CommonParameters.neutralKeys(coordinates, CommonParameters.BATCH_SIZE);
  }

  /** Two products of matrices a step, and one exponential a latent variable. */
  @Override
  public double estimatedSeconds(Coordinates coordinates) {
    double size = coordinates.real(SIZE);
    double latent = coordinates.real(LATENT);
    return coordinates.real(CommonParameters.STEPS) * latent * (3e-10 * size * size + 2e-8) + 1e-4;
  }

  @Override
  public double parameterCount(Coordinates coordinates) {
    return coordinates.real(LATENT) * (2 * coordinates.real(SIZE) + 1);
  }

  @Override
  public LaneProblem problem(Coordinates shared, RandomStreams streams) {
    boolean single = CommonParameters.precision(shared) == Precision.SINGLE;
    return LaneProblem.of(
        0, lanes -> single ? new FloatLinearVaeModel(lanes) : new DoubleLinearVaeModel(lanes));
  }
}
