package io.github.collapsar.kernel;

import static io.github.collapsar.scenario.CommonParameters.parametrization;
import static io.github.collapsar.scenario.CommonParameters.removal;

import io.github.collapsar.random.Purpose;
import io.github.collapsar.random.RandomStreams;
import io.github.collapsar.run.Coordinates;
import io.github.collapsar.scenario.CommonParameters;
import io.github.collapsar.scenario.Parametrization;
import io.github.collapsar.scenario.Removal;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * What a removal and a parametrisation do to a block of lanes, as numbers; drawn the same for every
 * lane, laid out as {@link LaneModel} says. Kernels and reference each apply it in their own way.
 *
 * @param product 1 where the model's parameter is the product of two trained ones, 0 where it is
 *     trained itself; empty without the parametrisation dcs
 * @param offset added to the model's parameters: θ₀ of syre, or the static bias
 * @param decayFactor of each trained parameter (syre-d)
 * @param held of each trained parameter: its value where it is held fixed, else NaN (w-fix)
 * @param noise deviation of the noise on the gradient, per lane
 * @param dropout share of the parameters left out, per lane
 */
public record ParameterTransform(
    Optional<double[]> product,
    Optional<double[]> offset,
    Optional<double[]> decayFactor,
    Optional<double[]> held,
    Optional<double[]> noise,
    Optional<double[]> dropout) {

  /** What the coordinates of a block ask for. */
  static ParameterTransform of(ParameterShape model, LaneCoordinates lanes, RandomStreams streams) {
    Coordinates shared = lanes.shared();
    Removal removal = removal(shared);
    int seen = model.parameters();
    Optional<double[]> product =
        when(
            parametrization(shared) == Parametrization.DCS,
            () ->
                shares(
                    lanes, "dcs-share", uniforms(streams.uniform(Purpose.PARAMETRIZATION), seen)));
    int trained = trained(model, shared);
    Optional<double[]> offset = Optional.empty();
    if (removal == Removal.SYRE || removal == Removal.SYRE_D) {
      offset =
          Optional.of(
              scaled(
                  lanes.doubles(CommonParameters.SIGMA0),
                  normals(streams, seen),
                  p -> 1 / Math.sqrt(model.fanIn(p))));
    } else if (removal == Removal.STATIC_BIAS) {
      offset = Optional.of(scaled(roots(lanes, "bias-variance"), normals(streams, seen), p -> 1));
    }
    return new ParameterTransform(
        product,
        offset,
        when(removal == Removal.SYRE_D, () -> decayFactors(model, lanes, trained, streams)),
        when(removal == Removal.W_FIX, () -> held(lanes, trained, streams)),
        when(removal == Removal.GRADIENT_NOISE, () -> roots(lanes, "gradient-noise-variance")),
        when(removal == Removal.DROPOUT, () -> lanes.doubles("dropout-rate")));
  }

  /** Parameters that the optimiser trains for a model's. */
  static int trained(ParameterShape model, Coordinates shared) {
    return parametrization(shared) == Parametrization.DCS
        ? 2 * model.parameters()
        : model.parameters();
  }

  /** Whether the optimiser trains the model's own parameters and nothing is done about them. */
  boolean isIdentity() {
    return product.isEmpty()
        && offset.isEmpty()
        && decayFactor.isEmpty()
        && held.isEmpty()
        && noise.isEmpty()
        && dropout.isEmpty();
  }

  /**
   * The trained parameters at the start: the model's own, split into balanced factors where they
   * are products, and with the values that are held fixed.
   *
   * @param seen the model's initial parameters
   */
  double[] begin(double[] seen) {
    double[] trained = seen;
    if (product.isPresent()) {
      trained = Arrays.copyOf(seen, 2 * seen.length);
      for (int i = 0; i < seen.length; i++) {
        boolean split = product.get()[i] != 0;
        double root = Math.sqrt(Math.abs(seen[i]));
        trained[i] = split ? Math.copySign(root, seen[i]) : seen[i];
        trained[seen.length + i] = split ? root : 1;
      }
    }
    if (held.isPresent()) {
      for (int i = 0; i < trained.length; i++) {
        trained[i] = Double.isNaN(held.get()[i]) ? trained[i] : held.get()[i];
      }
    }
    return trained;
  }

  private static double[] decayFactors(
      ParameterShape model, LaneCoordinates lanes, int trained, RandomStreams streams) {
    float[] uniforms = uniforms(streams.uniform(Purpose.MASKS), trained);
    double[] spread = lanes.doubles("decay-spread");
    double[] factors = new double[trained * lanes.width()];
    for (int i = 0; i < factors.length; i++) {
      int parameter = i / spread.length;
      boolean decays = model.decays(parameter % model.parameters());
      double relative = decays ? 2 * uniforms[parameter] - 1 : 0;
      factors[i] = 1 + spread[i % spread.length] * relative;
    }
    return factors;
  }

  private static double[] held(LaneCoordinates lanes, int trained, RandomStreams streams) {
    double[] chosen =
        shares(lanes, "fixed-share", uniforms(streams.uniform(Purpose.MASKS), trained));
    double[] values = scaled(lanes.doubles("fixed-scale"), normals(streams, trained), p -> 1);
    for (int i = 0; i < values.length; i++) {
      values[i] = chosen[i] != 0 ? values[i] : Double.NaN;
    }
    return values;
  }

  private static double[] shares(LaneCoordinates lanes, String key, float[] uniforms) {
    double[] share = lanes.doubles(key);
    double[] chosen = new double[uniforms.length * share.length];
    for (int i = 0; i < chosen.length; i++) {
      chosen[i] = uniforms[i / share.length] < share[i % share.length] ? 1 : 0;
    }
    return chosen;
  }

  private static double[] scaled(double[] perLane, float[] draws, PerParameter perParameter) {
    double[] values = new double[draws.length * perLane.length];
    for (int p = 0; p < draws.length; p++) {
      double relative = draws[p] * perParameter.factor(p);
      for (int lane = 0; lane < perLane.length; lane++) {
        values[p * perLane.length + lane] = perLane[lane] * relative;
      }
    }
    return values;
  }

  private static double[] roots(LaneCoordinates lanes, String key) {
    return Arrays.stream(lanes.doubles(key)).map(Math::sqrt).toArray();
  }

  private static float[] normals(RandomStreams streams, int count) {
    float[] draws = new float[count];
    streams.normals(Purpose.REMOVAL).fill(draws, 0, count);
    return draws;
  }

  private static float[] uniforms(UniformRandomProvider uniform, int count) {
    float[] draws = new float[count];
    for (int i = 0; i < count; i++) {
      draws[i] = uniform.nextFloat();
    }
    return draws;
  }

  private static Optional<double[]> when(boolean asked, Supplier<double[]> values) {
    return asked ? Optional.of(values.get()) : Optional.empty();
  }

  /** A factor of each parameter, the same for all lanes. */
  private interface PerParameter {
    double factor(int parameter);
  }
}
