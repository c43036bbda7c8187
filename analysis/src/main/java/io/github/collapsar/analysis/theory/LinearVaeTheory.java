package io.github.collapsar.analysis.theory;

import static io.github.collapsar.scenario.CommonParameters.WEIGHT_DECAY;

import io.github.collapsar.run.Coordinates;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;

/**
 * Posterior collapse of the linear β-VAE: the latent variable of a singular value ζ_i carries
 * nothing iff ζ_i ≤ √β·η. Half of the rank is lost, that is the order parameter passes ½, where
 * √β·η passes the middle one. The margin is √β·η − ζ.
 */
public final class LinearVaeTheory implements Theory {

  /** For {@link java.util.ServiceLoader}. */
  public LinearVaeTheory() {}

  @Override
  public String scenario() {
    return "linear-vae";
  }

  @Override
  public String label() {
    return "theory: √β·η = the middle singular value";
  }

  @Override
  public String source() {
    return "Wang and Ziyin 2022, Posterior collapse of a linear latent variable model";
  }

  @Override
  public Set<String> keys() {
    Set<String> keys = new TreeSet<>(PlainSgd.KEYS);
    keys.addAll(Set.of("dimension", "latent", "beta", "decoder-noise", "target-exponent"));
    keys.add(WEIGHT_DECAY);
    return keys;
  }

  @Override
  public OptionalDouble collapseMargin(Coordinates coordinates) {
    if (!PlainSgd.trains(coordinates) || coordinates.real(WEIGHT_DECAY) > 0) {
      return OptionalDouble.empty();
    }
    double rank = Math.min(coordinates.real("dimension"), coordinates.real("latent"));
    double middle = Math.pow(Math.ceil(rank / 2), -coordinates.real("target-exponent"));
    return OptionalDouble.of(
        Math.sqrt(coordinates.real("beta")) * coordinates.real("decoder-noise") - middle);
  }
}
