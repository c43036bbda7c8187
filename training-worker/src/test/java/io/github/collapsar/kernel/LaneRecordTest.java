package io.github.collapsar.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.collapsar.regression.ScalarFactorization;
import io.github.collapsar.run.Coordinates;
import io.github.collapsar.run.Outcome;
import io.github.collapsar.run.Phase;
import io.github.collapsar.run.Run;
import io.github.collapsar.run.Value;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LaneRecordTest {

  private static final List<Run> RUNS =
      IntStream.range(0, 2)
          .mapToObj(
              replicate ->
                  new Run(
                      "scalar-factorization",
                      1,
                      Coordinates.of(Map.of("steps", new Value.Whole(20))),
                      1,
                      replicate))
          .toList();

  /** Measures the parameters themselves as a series, and three numbers. */
  private static LaneModel model() {
    return (LaneModel)
        Proxy.newProxyInstance(
            LaneModel.class.getClassLoader(),
            new Class<?>[] {LaneModel.class},
            (proxy, method, arguments) ->
                method.getName().equals("series")
                    ? List.of((double[]) arguments[1])
                    : List.of(0.5, 0.25, 0.125));
  }

  private static LaneRecord record() {
    return new LaneRecord(new ScalarFactorization(), model(), RUNS);
  }

  @Test
  void keepsTheSeriesOfEveryLaneOnTheWayAndAtTheEnd() {
    LaneRecord record = record();
    record.point(10, lane -> new double[] {lane, 7}, null);
    List<Outcome> outcomes = record.outcomes(lane -> new double[] {lane, 8, 9}, null, 0);

    assertThat(outcomes.get(1).series()).containsExactly(List.of(1.0, 8.0, 9.0));
    assertThat(outcomes.get(1).measurements()).containsExactly(0.5, 0.25, 0.125);
    assertThat(outcomes.get(1).curve())
        .containsExactly(
            new Outcome.CurvePoint(10, List.of(0.5, 0.25, 0.125), List.of(List.of(1.0, 7.0))));
  }

  @Test
  void takesASeriesThatIsNotFiniteForDivergenceAtTheLastStep() {
    List<Outcome> outcomes =
        record().outcomes(lane -> new double[] {1, lane == 0 ? 2 : Double.NaN}, null, 0);

    assertThat(outcomes.get(0).phase()).contains(Phase.LEARNED);
    assertThat(outcomes.get(1).phase()).contains(Phase.DIVERGED);
    assertThat(outcomes.get(1).divergedAtStep()).hasValue(20);
    assertThat(outcomes.get(1).series()).isEmpty();
  }
}
