package io.github.collapsar.network.examination;

import io.github.collapsar.data.ImageClassification;
import io.github.collapsar.data.LabelledImages;
import io.github.collapsar.measure.CovarianceSpectrum;
import io.github.collapsar.measure.Sparsity;
import io.github.collapsar.network.architecture.VaeArchitecture;
import io.github.collapsar.network.model.Batch;
import io.github.collapsar.network.training.Examination;
import io.github.collapsar.network.training.ImageTasks;
import io.github.collapsar.network.training.NetworkTraining;
import io.github.collapsar.run.Measured;
import io.github.collapsar.scenario.Measurement;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Measures a VAE. */
public final class VaeExamination implements Examination {

  /** Eigenvalues of the means' covariance above this count (paper R, Fig. 6). */
  private static final double RANK_CUT = 1e-6;

  /** Test images that are recorded with their reconstructions. */
  private static final int RECONSTRUCTED = 5;

  /** What it measures. */
  public static final List<Measurement> MEASUREMENTS =
      List.of(
          Measurement.number(
              "loss",
              "mean over the training images of the squared error halved plus β times the"
                  + " divergence, decoded from the means of the codes, without the decay term",
              "R, Fig. 6"),
          Measurement.ORDER_PARAMETER,
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

  private final VaeArchitecture architecture;
  private final NetworkTraining training;
  private final ImageClassification images;
  private final ImageTasks tasks;
  private final NetworkOutputs outputs;

  /** Before anything is measured. */
  public VaeExamination(
      VaeArchitecture architecture,
      NetworkTraining training,
      ImageClassification images,
      ImageTasks tasks) {
    this.architecture = architecture;
    this.training = training;
    this.images = images;
    this.tasks = tasks;
    this.outputs = new NetworkOutputs(training, tasks);
  }

  @Override
  public void measure(int task, Measured.Builder measured) {
    double divergence = mean(images.training(), this::divergence);
    double error = mean(images.training(), this::error);
    double[] means = means();
    boolean finite = Arrays.stream(means).allMatch(Double::isFinite);
    CovarianceSpectrum spectrum =
        CovarianceSpectrum.of(finite ? means : new double[means.length], architecture.latent());
    double rank = finite ? spectrum.rank(RANK_CUT) : Double.NaN;
    measured
        .put("loss", error + architecture.beta() * divergence)
        .put("order_parameter", 1 - rank / architecture.latent())
        .put("reconstruction_loss", mean(images.test(), this::error))
        .put("divergence", divergence)
        .put("encoder_rank", rank)
        .put("effective_rank", spectrum.effectiveRank())
        .put(
            "near_zero_parameters",
            Sparsity.shareBelow(ClassifierMeasurement.NEAR_ZERO, training.parameters()))
        .put("spectrum", spectrum.eigenvalues())
        .put("reconstructions", reconstructions());
  }

  private double mean(LabelledImages of, ToDoubleFunction<Batch> sum) {
    double[] total = new double[1];
    outputs.forEach(of, 0, batch -> total[0] += sum.applyAsDouble(batch));
    return total[0] / of.size();
  }

  private double divergence(Batch batch) {
    double[] code = training.outputs(batch, 1, 2 * architecture.latent());
    return architecture.divergence(index -> code[index], batch.examples());
  }

  private double error(Batch batch) {
    double[] decoded = training.outputs(batch, 2, architecture.input().size());
    double error = 0;
    for (int i = 0; i < decoded.length; i++) {
      double difference = decoded[i] - batch.rows()[i];
      error += 0.5 * difference * difference;
    }
    return error;
  }

  private double[] means() {
    int latent = architecture.latent();
    double[] code =
        outputs.ofFirst(ClassifierMeasurement.RANK_EXAMPLES, images.training(), 0, 1, 2 * latent);
    double[] means = new double[code.length / 2];
    for (int at = 0; at < means.length; at += latent) {
      System.arraycopy(code, 2 * at, means, at, latent);
    }
    return means;
  }

  private double[] reconstructions() {
    int count = Math.min(RECONSTRUCTED, images.test().size());
    Batch batch = tasks.batch(0, images.test(), IntStream.range(0, count).toArray());
    double[] decoded = training.outputs(batch, 2, architecture.input().size());
    DoubleStream originals = IntStream.range(0, decoded.length).mapToDouble(i -> batch.rows()[i]);
    return DoubleStream.concat(originals, Arrays.stream(decoded)).toArray();
  }
}
