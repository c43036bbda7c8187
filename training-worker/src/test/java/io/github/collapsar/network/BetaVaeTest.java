package io.github.collapsar.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.collapsar.network.architecture.Initialization;
import io.github.collapsar.network.architecture.Nonlinearity;
import io.github.collapsar.network.architecture.TensorShape;
import io.github.collapsar.network.architecture.VaeArchitecture;
import io.github.collapsar.network.model.Batch;
import io.github.collapsar.network.model.DoubleVae;
import io.github.collapsar.random.Purpose;
import io.github.collapsar.random.RandomStreams;
import io.github.collapsar.run.Outcome;
import io.github.collapsar.run.Value;
import io.github.collapsar.scenario.Engine;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BetaVaeTest {

  private static final BetaVae SCENARIO = new BetaVae();

  @Test
  void gradientAgreesWithCentralDifferences() {
    VaeArchitecture shape =
        new VaeArchitecture(new TensorShape(1, 3, 4), 5, 3, Nonlinearity.SILU, 1.7, 0.3);
    Batch images = Networks.batch(shape.input());
    float[] drawn = new float[5 * shape.latent()];
    new RandomStreams(3, 0).normals(Purpose.LATENTS).fill(drawn, 0, drawn.length);
    Batch batch = new Batch(images.rows(), images.labels(), drawn);
    DoubleVae network = new DoubleVae(shape);
    double[] parameters = Initialization.of(shape.blocks(), new RandomStreams(3, 0));
    double[] gradient = new double[parameters.length];
    double[] ignored = new double[parameters.length];
    network.lossAndGradient(parameters, batch, gradient);
    double width = 1e-6;
    for (int i = 0; i < parameters.length; i++) {
      double at = parameters[i];
      parameters[i] = at + width;
      double above = network.lossAndGradient(parameters, batch, ignored);
      parameters[i] = at - width;
      double below = network.lossAndGradient(parameters, batch, ignored);
      parameters[i] = at;
      assertThat(gradient[i])
          .as("parameter %d", i)
          .isCloseTo((above - below) / (2 * width), within(1e-7));
    }
  }

  @Test
  void learnsToGiveImagesBack() {
    Outcome begun = train(Map.of("steps", new Value.Whole(1)));
    Outcome trained = train(Map.of("steps", new Value.Whole(300)));
    assertThat(trained.measured().isFinite()).isTrue();
    // The reconstruction loss.
    assertThat(trained.measured().number("reconstruction_loss"))
        .isLessThan(0.6 * begun.measured().number("reconstruction_loss"));
    assertThat(trained.measured().series("reconstructions")).hasSize(2 * 5 * 784);
  }

  @Test
  void aStrongPriorTakesTheImagesOutOfTheCodes() {
    Outcome weak = train(adam(0.1));
    Outcome strong = train(adam(20));
    // The divergence, in nats an image, and the largest eigenvalue of the codes' covariance.
    assertThat(weak.measured().number("divergence")).isGreaterThan(10);
    assertThat(strong.measured().number("divergence")).isLessThan(1);
    assertThat(strong.measured().series("spectrum")[0])
        .isLessThan(0.05 * weak.measured().series("spectrum")[0]);
  }

  private static Map<String, Value> adam(double beta) {
    return Map.of(
        "optimizer", new Value.Word("adam"),
        "beta1", new Value.Real(0.9),
        "beta2", new Value.Real(0.999),
        "adam-epsilon", new Value.Real(1e-8),
        "learning-rate", new Value.Real(3e-3),
        "steps", new Value.Whole(600),
        "beta", new Value.Real(beta));
  }

  @Test
  void onlyTheEncoderDecays() {
    // So strong that a step leaves nothing of what decays; the rest is moved by the gradient alone.
    Outcome outcome =
        train(
            Map.of(
                "steps", new Value.Whole(1),
                "learning-rate", new Value.Real(1e-12),
                "weight-decay", new Value.Real(1e12)));
    VaeArchitecture shape =
        new VaeArchitecture(new TensorShape(1, 28, 28), 30, 10, Nonlinearity.SILU, 1, 0.01);
    double encoder = shape.encoder().parameters();
    double share = encoder / (encoder + shape.decoder().parameters());
    assertThat(outcome.measured().number("near_zero_parameters")).isCloseTo(share, within(1e-3));
  }

  private static Outcome train(Map<String, Value> values) {
    Map<String, Value> all = new HashMap<>();
    all.put("hidden", new Value.Whole(30));
    all.put("latent", new Value.Whole(10));
    all.put("learning-rate", new Value.Real(3e-3));
    all.put("beta", new Value.Real(0.1));
    all.putAll(values);
    return Networks.train(SCENARIO, Engine.KERNEL, Networks.run(SCENARIO, all, 0));
  }
}
