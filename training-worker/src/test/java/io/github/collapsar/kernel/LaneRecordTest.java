package io.github.collapsar.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.collapsar.run.Coordinates;
import io.github.collapsar.run.Measured;
import io.github.collapsar.run.Outcome;
import io.github.collapsar.run.Phase;
import io.github.collapsar.run.Run;
import io.github.collapsar.run.Value;
import io.github.collapsar.vae.LinearVae;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LaneRecordTest {

  private static final LinearVae SCENARIO = new LinearVae();

  private static final List<Run> RUNS =
      IntStream.range(0, 2)
          .mapToObj(
              replicate ->
                  new Run(
                      "linear-vae",
                      1,
                      Coordinates.of(Map.of("steps", new Value.Whole(20))),
                      1,
                      replicate))
          .toList();

  /** Measures the parameters themselves as a series, and fixed numbers. */
  private static LaneModel model() {
    return (LaneModel)
        Proxy.newProxyInstance(
            LaneModel.class.getClassLoader(),
            new Class<?>[] {LaneModel.class},
            (proxy, method, arguments) -> {
              measure((Measured.Builder) arguments[3], (double[]) arguments[1]);
              return null;
            });
  }

  private static Measured.Builder measure(Measured.Builder measured, double[] parameters) {
    return measured
        .put("loss", 0.5)
        .put("order_parameter", 0.25)
        .put("rank", 0.125)
        .put("posterior_variance", 1)
        .put("norm", 2)
        .put("singular_values", parameters);
  }

  private static Measured measured(double... parameters) {
    return measure(SCENARIO.card().names().measure(), parameters).build();
  }

  private static LaneRecord record() {
    return new LaneRecord(SCENARIO, model(), RUNS);
  }

  @Test
  void keepsWhatIsMeasuredOfEveryLaneOnTheWayAndAtTheEnd() {
    LaneRecord record = record();
    record.point(10, lane -> new double[] {lane, 7}, null);
    List<Outcome> outcomes = record.outcomes(lane -> new double[] {lane, 8, 9}, null, 0);

    assertThat(outcomes.get(1).measured()).isEqualTo(measured(1, 8, 9));
    assertThat(outcomes.get(1).curve()).containsExactly(new Outcome.CurvePoint(10, measured(1, 7)));
  }

  @Test
  void takesASeriesThatIsNotFiniteForDivergenceAtTheLastStep() {
    List<Outcome> outcomes =
        record().outcomes(lane -> new double[] {1, lane == 0 ? 2 : Double.NaN}, null, 0);

    assertThat(outcomes.get(0).phase()).contains(Phase.LEARNED);
    assertThat(outcomes.get(1).phase()).contains(Phase.DIVERGED);
    assertThat(outcomes.get(1).divergedAtStep()).hasValue(20);
    assertThat(outcomes.get(1).measured().isEmpty()).isTrue();
  }
}
