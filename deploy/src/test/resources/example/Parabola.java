package example;

import io.github.collapsar.kernel.DoubleLaneModel;
import io.github.collapsar.kernel.Examples;
import io.github.collapsar.kernel.LaneProblem;
import io.github.collapsar.kernel.LaneScenario;
import io.github.collapsar.kernel.Lanes;
import io.github.collapsar.random.RandomStreams;
import io.github.collapsar.run.Coordinates;
import io.github.collapsar.scenario.CommonParameters;
import io.github.collapsar.scenario.Measurement;
import io.github.collapsar.scenario.Parameter;
import io.github.collapsar.scenario.Support;
import io.github.collapsar.scenario.Symmetry;
import java.util.Arrays;
import java.util.List;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;

/** (a·x − noise·ε)² with x, ε ~ N(0, 1): stays at a = 0 or diverges. */
public final class Parabola extends LaneScenario {

  @Override
  public String name() {
    return "parabola";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public String description() {
    return "(a·x − noise·ε)²";
  }

  @Override
  public String source() {
    return "an example";
  }

  @Override
  public List<Parameter> parameters() {
    return CommonParameters.with(
        Support.everything(List.of(Symmetry.NONE)).doubleOnly(),
        List.of(Parameter.nonNegative("noise", 0, "of the labels")));
  }

  @Override
  public List<Measurement> measurements() {
    return List.of(
        new Measurement("loss", "a² + noise²", ""),
        new Measurement("order_parameter", "1 where |a| < 1e-6, else 0", ""),
        new Measurement("a", "the parameter", ""));
  }

  @Override
  public double estimatedSeconds(Coordinates coordinates) {
    return 1e-8 * coordinates.real(CommonParameters.STEPS);
  }

  @Override
  public double parameterCount(Coordinates coordinates) {
    return 1;
  }

  /** What the lanes of a pack share: a row of data is x, ε. */
  @Override
  public LaneProblem problem(Coordinates shared, RandomStreams streams) {
    return new LaneProblem() {
      @Override
      public DoubleLaneModel model(Lanes lanes) {
        return new Model(lanes);
      }

      @Override
      public int variatesPerRow() {
        return 2;
      }
    };
  }

  /** One parameter a lane: that of lane l is at l. */
  private record Model(Lanes lanes, double[] noise) implements DoubleLaneModel {
    Model(Lanes lanes) {
      this(lanes, lanes.doubles("noise"));
    }

    @Override
    public int parameters() {
      return 1;
    }

    @Override
    public double fanIn(int parameter) {
      return 1;
    }

    @Override
    public void initialize(RandomStreams streams, double[] parameters) {
      Arrays.fill(parameters, 1);
    }

    @Override
    public void gradient(
        double[] parameters,
        float[] rows,
        int offset,
        int examples,
        double[] loss,
        double[] gradient) {
      for (int lane = 0; lane < noise.length; lane++) {
        double sum = 0;
        double slope = 0;
        for (int row = offset; row < offset + 2 * examples; row += 2) {
          double residual = parameters[lane] * rows[row] - noise[lane] * rows[row + 1];
          sum += residual * residual;
          slope += 2 * residual * rows[row];
        }
        loss[lane] = sum / examples;
        gradient[lane] = slope / examples;
      }
    }

    @Override
    public List<Double> measure(int lane, double[] parameters, Examples data) {
      double a = parameters[0];
      return List.of(a * a + noise[lane] * noise[lane], Math.abs(a) < 1e-6 ? 1.0 : 0.0, a);
    }

    /** The same loss for automatic differentiation; verify compares the two. */
    @Override
    public SDVariable loss(
        SameDiff graph, SDVariable parameters, SDVariable rows, int examples) {
      SDVariable x = graph.slice(rows, new int[] {0, 0}, examples, 1);
      SDVariable epsilon = graph.slice(rows, new int[] {0, 1}, examples, 1);
      SDVariable deviation =
          graph.constant(org.nd4j.linalg.factory.Nd4j.createFromArray(noise).reshape(1, noise.length));
      return graph.math().square(x.mul(parameters).sub(epsilon.mul(deviation)));
    }
  }
}
