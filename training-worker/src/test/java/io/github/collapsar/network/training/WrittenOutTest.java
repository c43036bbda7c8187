package io.github.collapsar.network.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.collapsar.network.Networks;
import io.github.collapsar.network.architecture.Architecture;
import io.github.collapsar.network.architecture.Architectures;
import io.github.collapsar.network.architecture.Initialization;
import io.github.collapsar.network.architecture.Nonlinearity;
import io.github.collapsar.network.architecture.TensorShape;
import io.github.collapsar.network.model.Batch;
import io.github.collapsar.network.model.DoubleClassifier;
import io.github.collapsar.random.Purpose;
import io.github.collapsar.random.RandomStreams;
import io.github.collapsar.run.Coordinates;
import io.github.collapsar.run.Value;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * syre and DCS through the flat vector against the same perceptron written out matrix by matrix,
 * each with its own offsets or factors, in double precision.
 */
class WrittenOutTest {

  private static final int INPUTS = 7;
  private static final int HIDDEN = 5;
  private static final int CLASSES = 3;
  private static final int STEPS = 20;
  private static final double RATE = 0.1;
  private static final double DECAY = 0.02;
  private static final double SIGMA0 = 0.3;

  private static final Architecture ARCHITECTURE =
      Architectures.perceptron(TensorShape.vector(INPUTS), 1, HIDDEN, CLASSES, Nonlinearity.TANH);
  private static final RandomStreams STREAMS = new RandomStreams(5, 1);
  private static final Batch BATCH = Networks.batch(TensorShape.vector(INPUTS));
  private static final double[] START = Initialization.of(ARCHITECTURE.blocks(), STREAMS);

  @Test
  void syre() {
    float[] normals = new float[START.length];
    STREAMS.normals(Purpose.REMOVAL).fill(normals, 0, normals.length);
    Layers unit = Layers.of(normals);
    // θ₀ ~ N(0, σ₀²/fan-in), biases like their layer's weights.
    Layers offset =
        new Layers(
            scaled(unit.first, SIGMA0 / Math.sqrt(INPUTS)),
            scaled(unit.firstBiases, SIGMA0 / Math.sqrt(INPUTS)),
            scaled(unit.second, SIGMA0 / Math.sqrt(HIDDEN)),
            scaled(unit.secondBiases, SIGMA0 / Math.sqrt(HIDDEN)));
    Layers theta = Layers.of(START);
    for (int step = 0; step < STEPS; step++) {
      Layers slope = gradient(theta.with(offset, Double::sum));
      theta =
          theta
              .with(slope, (own, of) -> own - RATE * of)
              .with(theta, (moved, own) -> moved - RATE * DECAY * own);
    }
    assertThat(trained(Map.of("removal", new Value.Word("syre"), "sigma0", new Value.Real(SIGMA0))))
        .containsExactly(theta.with(offset, Double::sum).flat(), within(1e-13));
  }

  @Test
  void dcs() {
    Layers start = Layers.of(START);
    Layers u = start.with(start, (own, same) -> Math.signum(own) * Math.sqrt(Math.abs(own)));
    Layers w = start.with(start, (own, same) -> Math.sqrt(Math.abs(own)));
    for (int step = 0; step < STEPS; step++) {
      Layers slope = gradient(product(u, w));
      Layers slopeOfU = product(slope, w).with(u, (of, own) -> of + DECAY * own);
      Layers slopeOfW = product(slope, u).with(w, (of, own) -> of + DECAY * own);
      u = u.with(slopeOfU, (own, of) -> own - RATE * of);
      w = w.with(slopeOfW, (own, of) -> own - RATE * of);
    }
    assertThat(
            trained(
                Map.of(
                    "parametrization", new Value.Word("dcs"),
                    "dcs-share", new Value.Real(1),
                    "removal", new Value.Word("none"))))
        .containsExactly(product(u, w).flat(), within(1e-13));
  }

  /** The parameters after training as a sweep trains. */
  private static double[] trained(Map<String, Value> values) {
    Map<String, Value> all = new HashMap<>(values);
    all.put("learning-rate", new Value.Real(RATE));
    all.put("weight-decay", new Value.Real(DECAY));
    all.put("steps", new Value.Whole(STEPS));
    try (NetworkTraining training =
        new DoubleNetworkTraining(
            new DoubleClassifier(ARCHITECTURE),
            new FlatParameters(ARCHITECTURE.blocks(), START.clone()),
            Coordinates.of(all),
            STREAMS)) {
      for (int step = 0; step < STEPS; step++) {
        training.step(step, BATCH);
      }
      return training.parameters();
    }
  }

  private static Layers product(Layers one, Layers other) {
    return one.with(other, (a, b) -> a * b);
  }

  private static double[] scaled(double[] values, double factor) {
    double[] scaled = values.clone();
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] *= factor;
    }
    return scaled;
  }

  /** The gradient of the mean cross-entropy of softmax(tanh(xA + a)B + b). */
  private static Layers gradient(Layers at) {
    Layers sum = Layers.of(new double[START.length]);
    int examples = BATCH.examples();
    for (int example = 0; example < examples; example++) {
      double[] hidden = new double[HIDDEN];
      for (int unit = 0; unit < HIDDEN; unit++) {
        double input = at.firstBiases[unit];
        for (int i = 0; i < INPUTS; i++) {
          input += BATCH.rows()[example * INPUTS + i] * at.first[i * HIDDEN + unit];
        }
        hidden[unit] = Math.tanh(input);
      }
      double[] slopes = new double[CLASSES];
      double all = 0;
      for (int k = 0; k < CLASSES; k++) {
        double logit = at.secondBiases[k];
        for (int unit = 0; unit < HIDDEN; unit++) {
          logit += hidden[unit] * at.second[unit * CLASSES + k];
        }
        slopes[k] = Math.exp(logit);
        all += slopes[k];
      }
      for (int k = 0; k < CLASSES; k++) {
        slopes[k] = (slopes[k] / all - (k == BATCH.labels()[example] ? 1 : 0)) / examples;
        sum.secondBiases[k] += slopes[k];
      }
      for (int unit = 0; unit < HIDDEN; unit++) {
        double slope = 0;
        for (int k = 0; k < CLASSES; k++) {
          sum.second[unit * CLASSES + k] += hidden[unit] * slopes[k];
          slope += at.second[unit * CLASSES + k] * slopes[k];
        }
        slope *= 1 - hidden[unit] * hidden[unit];
        sum.firstBiases[unit] += slope;
        for (int i = 0; i < INPUTS; i++) {
          sum.first[i * HIDDEN + unit] += BATCH.rows()[example * INPUTS + i] * slope;
        }
      }
    }
    return sum;
  }

  /** Matrices and biases of their own. */
  private record Layers(
      double[] first, double[] firstBiases, double[] second, double[] secondBiases) {

    static Layers of(float[] flat) {
      double[] wide = new double[flat.length];
      for (int i = 0; i < wide.length; i++) {
        wide[i] = flat[i];
      }
      return of(wide);
    }

    static Layers of(double[] flat) {
      double[][] parts = new double[4][];
      int[] lengths = {INPUTS * HIDDEN, HIDDEN, HIDDEN * CLASSES, CLASSES};
      int at = 0;
      for (int part = 0; part < parts.length; part++) {
        parts[part] = Arrays.copyOfRange(flat, at, at + lengths[part]);
        at += lengths[part];
      }
      return new Layers(parts[0], parts[1], parts[2], parts[3]);
    }

    Layers with(Layers other, DoubleBinaryOperator each) {
      return new Layers(
          zip(first, other.first, each),
          zip(firstBiases, other.firstBiases, each),
          zip(second, other.second, each),
          zip(secondBiases, other.secondBiases, each));
    }

    private static double[] zip(double[] one, double[] other, DoubleBinaryOperator each) {
      double[] both = new double[one.length];
      for (int i = 0; i < both.length; i++) {
        both[i] = each.applyAsDouble(one[i], other[i]);
      }
      return both;
    }

    double[] flat() {
      return Stream.of(first, firstBiases, second, secondBiases)
          .flatMapToDouble(Arrays::stream)
          .toArray();
    }
  }
}
