package example;

import io.github.collapsar.kernel.DoubleLaneModel;
import io.github.collapsar.kernel.Examples;
import io.github.collapsar.kernel.LaneProblem;
import io.github.collapsar.kernel.LaneScenario;
import io.github.collapsar.random.RandomStreams;
import io.github.collapsar.run.Coordinates;
import io.github.collapsar.run.Measured;
import io.github.collapsar.scenario.CommonParameters;
import io.github.collapsar.scenario.Measurement;
import io.github.collapsar.scenario.Parameter;
import io.github.collapsar.scenario.ScenarioCard;
import io.github.collapsar.scenario.Support;
import io.github.collapsar.scenario.Symmetry;
import java.util.Arrays;
import java.util.List;

/** (a·x − noise·ε)² with x, ε ~ N(0, 1): stays at a = 0 or diverges. */
public final class Parabola extends LaneScenario {

  private static final ScenarioCard CARD =
      new ScenarioCard(
          "parabola",
          1,
          "(a·x − noise·ε)²",
          "an example",
          CommonParameters.with(
              Support.everything(List.of(Symmetry.NONE)).doubleOnly(),
              List.of(Parameter.nonNegative("noise", 0, "of the labels"))),
          List.of(
              Measurement.number("loss", "a² + noise²", ""),
              Measurement.number("order_parameter", "1 where |a| < 1e-6, else 0", ""),
              Measurement.number("a", "the parameter", "")));

  @Override
  public ScenarioCard card() {
    return CARD;
  }

  @Override
  public double parameterCount(Coordinates coordinates) {
    return 1;
  }

  /** A row of data is x, ε. */
  @Override
  public LaneProblem problem(Coordinates shared, RandomStreams streams) {
    return LaneProblem.of(2, lanes -> new Model(lanes.doubles("noise")));
  }

  /** One parameter a lane: that of lane l is at l. */
  private record Model(double[] noise) implements DoubleLaneModel {

    @Override
    public int parameters() {
      return 1;
    }

    @Override
    public void initialize(RandomStreams streams, double[] parameters) {
      Arrays.fill(parameters, 1);
    }

    @Override
    public void gradient(
        double[] a, float[] rows, int offset, int examples, double[] loss, double[] gradient) {
      for (int lane = 0; lane < noise.length; lane++) {
        loss[lane] = 0;
        gradient[lane] = 0;
        for (int row = offset; row < offset + 2 * examples; row += 2) {
          double residual = a[lane] * rows[row] - noise[lane] * rows[row + 1];
          loss[lane] += residual * residual / examples;
          gradient[lane] += 2 * residual * rows[row] / examples;
        }
      }
    }

    @Override
    public void measure(int lane, double[] own, Examples data, Measured.Builder measured) {
      measured
          .put("loss", Math.pow(own[0], 2) + Math.pow(noise[lane], 2))
          .put("order_parameter", Math.abs(own[0]) < 1e-6 ? 1 : 0)
          .put("a", own[0]);
    }
  }
}
