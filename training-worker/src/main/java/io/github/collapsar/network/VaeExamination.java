package io.github.collapsar.network;

import io.github.collapsar.data.ImageClassification;
import io.github.collapsar.data.LabelledImages;
import io.github.collapsar.measure.CovarianceSpectrum;
import io.github.collapsar.measure.NetworkMeasurement;
import io.github.collapsar.measure.Sparsity;
import io.github.collapsar.scenario.Measurement;
import io.github.collapsar.scenario.Scenario;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Measures a VAE. */
final class VaeExamination implements Examination {

  /** Eigenvalues of the means' covariance above this count (paper R, Fig. 6). */
  private static final double RANK_CUT = 1e-6;

  /** Test images that are shown as the VAE gives them back. */
  private static final int SHOWN = 5;

  static final List<Measurement> MEASUREMENTS =
      List.of(
          Measurement.number(
              "loss",
              "mean over the training images of the squared error halved plus β times the"
                  + " divergence, decoded from the means of the codes, without the decay term",
              "R, Fig. 6"),
          Scenario.ORDER_PARAMETER,
          Measurement.number(
              "reconstruction_loss",
              "mean over the test images of ‖x̂ − x‖²/2, decoded from the means",
              "R, Fig. 6"),
          Measurement.number(
              "divergence", "mean over the training images of KL(N(m, s²) ‖ N(0, η))", "R, Fig. 6"),
          Measurement.number(
              "encoder_rank",
              "rank of the covariance of the means over the first 1,000 training images:"
                  + " eigenvalues above 1e-6; the order parameter is 1 − this / latent variables",
              "R, Fig. 6"),
          Measurement.number(
              "effective_rank",
              "exp of the entropy of the normalised singular values of the centred means",
              "Roy and Vetterli 2007, The effective rank"),
          Measurement.number(
              "near_zero_parameters", "share of all parameters below 1e-6 in magnitude", ""),
          Measurement.series(
              "spectrum", "eigenvalues of the covariance of the means, the largest first", ""),
          Measurement.series(
              "reconstructions",
              "the first 5 test images and then what the VAE makes of them, pixel by pixel",
              "R, Fig. 7"));

  private final VaeShape shape;
  private final NetworkTraining training;
  private final ImageClassification images;
  private final Tasks tasks;

  VaeExamination(
      VaeShape shape, NetworkTraining training, ImageClassification images, Tasks tasks) {
    this.shape = shape;
    this.training = training;
    this.images = images;
    this.tasks = tasks;
  }

  @Override
  public Result measure(int task) {
    double divergence = mean(images.training(), this::divergence);
    double error = mean(images.training(), this::error);
    double[] means = means();
    boolean finite = Arrays.stream(means).allMatch(Double::isFinite);
    CovarianceSpectrum spectrum =
        CovarianceSpectrum.of(finite ? means : new double[means.length], shape.latent());
    double rank = finite ? spectrum.rank(RANK_CUT) : Double.NaN;
    double order = 1 - rank / shape.latent();
    return new Result(
        order,
        List.of(
            error + shape.beta() * divergence,
            order,
            mean(images.test(), this::error),
            divergence,
            rank,
            spectrum.effectiveRank(),
            Sparsity.shareBelow(NetworkMeasurement.NEAR_ZERO, training.parameters())),
        List.of(Arrays.stream(spectrum.eigenvalues()).boxed().toList(), shown()));
  }

  /** Takes a sum over some examples. */
  private interface Sum {
    double of(Batch batch);
  }

  private double mean(LabelledImages of, Sum sum) {
    double total = 0;
    for (int from = 0; from < of.size(); from += NetworkRun.PIECE) {
      int[] piece = IntStream.range(from, Math.min(of.size(), from + NetworkRun.PIECE)).toArray();
      total += sum.of(tasks.batch(0, of, piece));
    }
    return total / of.size();
  }

  private double divergence(Batch batch) {
    double[] code = training.outputs(batch, 1, 2 * shape.latent());
    return VaeDivergence.of(shape, index -> code[index], batch.examples());
  }

  private double error(Batch batch) {
    double[] decoded = training.outputs(batch, 2, shape.input().size());
    double error = 0;
    for (int i = 0; i < decoded.length; i++) {
      double difference = decoded[i] - batch.rows()[i];
      error += 0.5 * difference * difference;
    }
    return error;
  }

  private double[] means() {
    int examples = Math.min(images.training().size(), NetworkMeasurement.RANK_EXAMPLES);
    int latent = shape.latent();
    Batch batch = tasks.batch(0, images.training(), IntStream.range(0, examples).toArray());
    double[] code = training.outputs(batch, 1, 2 * latent);
    double[] means = new double[examples * latent];
    for (int example = 0; example < examples; example++) {
      System.arraycopy(code, 2 * example * latent, means, example * latent, latent);
    }
    return means;
  }

  private List<Double> shown() {
    int count = Math.min(SHOWN, images.test().size());
    Batch batch = tasks.batch(0, images.test(), IntStream.range(0, count).toArray());
    double[] decoded = training.outputs(batch, 2, shape.input().size());
    DoubleStream originals = IntStream.range(0, decoded.length).mapToDouble(i -> batch.rows()[i]);
    return DoubleStream.concat(originals, Arrays.stream(decoded)).boxed().toList();
  }
}
