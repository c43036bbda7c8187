package io.github.collapsar.vae;

import io.github.collapsar.kernel.Examples;
import io.github.collapsar.kernel.LaneCoordinates;
import io.github.collapsar.kernel.LaneModel;
import io.github.collapsar.measure.Matrix;
import io.github.collapsar.measure.Spectrum;
import io.github.collapsar.random.Purpose;
import io.github.collapsar.random.RandomStreams;
import io.github.collapsar.run.Measured;
import java.util.Arrays;

/**
 * {@link LinearVae} for a block of lanes. Parameters: W by rows (latent × size), then U by rows
 * (size × latent), then log σ².
 */
abstract class LinearVaeModel implements LaneModel {

  private final LaneCoordinates lanes;
  private final int size;
  private final int latent;
  private final double[] beta;

  /** 1/η². */
  private final double[] precision;

  private final double[] exponent;
  private final double[] startScale;
  private final double[] threshold;

  LinearVaeModel(LaneCoordinates lanes) {
    this.lanes = lanes;
    this.size = Math.toIntExact(lanes.shared().whole(LinearVae.SIZE));
    this.latent = Math.toIntExact(lanes.shared().whole(LinearVae.LATENT));
    this.beta = lanes.doubles(LinearVae.BETA);
    this.precision = lanes.doubles(LinearVae.DECODER_NOISE);
    Arrays.setAll(precision, lane -> 1 / (precision[lane] * precision[lane]));
    this.exponent = lanes.doubles(LinearVae.TARGET_EXPONENT);
    this.startScale = lanes.doubles(LinearVae.START_SCALE);
    this.threshold = lanes.doubles(LinearVae.THRESHOLD);
  }

  final int size() {
    return size;
  }

  final int latent() {
    return latent;
  }

  final double[] beta() {
    return beta;
  }

  final double[] precision() {
    return precision;
  }

  /** ζ_i of each lane: {@code size · width} values. */
  final double[] target() {
    int width = lanes.width();
    double[] target = new double[size * width];
    for (int i = 0; i < size; i++) {
      for (int lane = 0; lane < width; lane++) {
        target[i * width + lane] = Math.pow(i + 1.0, -exponent[lane]);
      }
    }
    return target;
  }

  @Override
  public final int parameters() {
    return latent * (2 * size + 1);
  }

  @Override
  public final int degree() {
    return 3;
  }

  @Override
  public final double fanIn(int parameter) {
    return parameter < latent * size ? size : latent;
  }

  @Override
  public final void initialize(RandomStreams streams, double[] parameters) {
    int width = lanes.width();
    int weights = 2 * latent * size;
    float[] variates = new float[weights];
    streams.normals(Purpose.INITIALIZATION).fill(variates, 0, weights);
    for (int i = 0; i < weights; i++) {
      for (int lane = 0; lane < width; lane++) {
        parameters[i * width + lane] = startScale[lane] * variates[i];
      }
    }
    Arrays.fill(parameters, weights * width, parameters.length, 0);
  }

  @Override
  public final void measure(
      int lane, double[] parameters, Examples data, Measured.Builder measured) {
    double[] product = product(parameters);
    double decoder = 0;
    double divergence = 0;
    double variances = 0;
    for (int j = 0; j < latent; j++) {
      double logVariance = parameters[2 * latent * size + j];
      double variance = Math.exp(logVariance);
      variances += variance;
      divergence += variance - logVariance - 1;
      for (int i = 0; i < size; i++) {
        double u = parameters[latent * size + i * latent + j];
        double w = parameters[j * size + i];
        decoder += variance * u * u;
        divergence += w * w;
      }
    }
    for (int i = 0; i < size; i++) {
      for (int k = 0; k < size; k++) {
        double zeta = i == k ? Math.pow(i + 1.0, -exponent[lane]) : 0;
        decoder += (product[i * size + k] - zeta) * (product[i * size + k] - zeta);
      }
    }
    double[] values = Spectrum.of(Matrix.of(size, size, product)).values();
    int largest = Math.min(size, latent);
    // What is beyond the largest possible rank is rounding, however small the threshold is.
    long rank =
        Arrays.stream(values).limit(largest).filter(value -> value > threshold[lane]).count();
    boolean lost = Double.isNaN(values[0]);
    double norm =
        Matrix.of(1, 2 * latent * size, Arrays.copyOf(parameters, 2 * latent * size)).norm();
    measured
        .put("loss", precision[lane] * decoder / 2 + beta[lane] * divergence / 2)
        .put("order_parameter", lost ? Double.NaN : 1 - (double) rank / largest)
        .put("rank", lost ? Double.NaN : rank)
        .put("posterior_variance", variances / latent)
        .put("norm", norm)
        .put("singular_values", values);
  }

  /** UW by rows. */
  private double[] product(double[] parameters) {
    double[] product = new double[size * size];
    for (int i = 0; i < size; i++) {
      for (int k = 0; k < size; k++) {
        for (int j = 0; j < latent; j++) {
          product[i * size + k] +=
              parameters[latent * size + i * latent + j] * parameters[j * size + k];
        }
      }
    }
    return product;
  }
}
