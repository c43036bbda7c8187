package io.github.collapsar.execution.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.collapsar.execution.ProbeScenario;
import io.github.collapsar.run.Coordinates;
import io.github.collapsar.run.Outcome;
import io.github.collapsar.run.Run;
import io.github.collapsar.run.Status;
import io.github.collapsar.run.Value;
import io.github.collapsar.scenario.Engine;
import io.github.collapsar.scenario.PackTrainer;
import io.github.collapsar.scenario.Parameter;
import io.github.collapsar.scenario.Scenario;
import io.github.collapsar.scenario.TrainingContext;
import io.github.collapsar.scenario.UnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class FaultTolerantTrainerTest {

  private static final Scenario PROBE = new ProbeScenario();

  private static Run run(double learningRate, double failAbove, String fault) {
    Coordinates coordinates =
        Coordinates.of(
            PROBE.parameters().stream()
                .collect(
                    java.util.stream.Collectors.toMap(
                        Parameter::key, parameter -> parameter.defaultValue().orElseThrow())));
    return new Run(
        PROBE.name(),
        PROBE.version(),
        coordinates
            .with("learning-rate", new Value.Real(learningRate))
            .with(ProbeScenario.FAIL_ABOVE, new Value.Real(failAbove))
            .with(ProbeScenario.FAULT, new Value.Word(fault)),
        1,
        0);
  }

  private static List<Outcome> train(List<Run> runs) {
    return train(PROBE.trainer(Engine.KERNEL), runs);
  }

  private static List<Outcome> train(PackTrainer trainer, List<Run> runs) {
    return new FaultTolerantTrainer(trainer, TrainingContext.PLAIN, TimeLimit.NONE).train(runs);
  }

  @Test
  void finishesTheOthersWhenOneRunThrows() {
    List<Run> runs =
        List.of(run(0.01, 1, "exception"), run(2.5, 1, "exception"), run(0.5, 1, "exception"));

    List<Outcome> outcomes = train(runs);

    assertThat(outcomes).extracting(Outcome::run).isEqualTo(runs);
    assertThat(outcomes)
        .extracting(Outcome::status)
        .containsExactly(Status.COMPLETED, Status.FAILED, Status.COMPLETED);
    assertThat(outcomes.get(1).message())
        .contains("java.lang.IllegalStateException: the learning rate 2.5 is too much");
    assertThat(outcomes.get(0)).isEqualTo(train(runs.subList(0, 1)).get(0));
  }

  @Test
  void trainsTheReplicatesOfAPackOneAfterTheOther() {
    List<List<Integer>> packs = new ArrayList<>();
    PackTrainer watched =
        (pack, context) -> {
          packs.add(pack.runs().stream().map(Run::replicate).toList());
          return PROBE.trainer(Engine.KERNEL).train(pack, context);
        };
    List<Run> runs =
        List.of(
            replicate(0, 0.01),
            replicate(0, 0.5),
            replicate(1, 0.01),
            replicate(2, 2.5),
            replicate(2, 0.5));

    List<Outcome> outcomes = train(watched, runs);

    assertThat(packs)
        .containsExactly(List.of(0, 0), List.of(1), List.of(2, 2), List.of(2), List.of(2));
    assertThat(outcomes).extracting(Outcome::run).isEqualTo(runs);
    assertThat(outcomes)
        .extracting(Outcome::status)
        .containsExactly(
            Status.COMPLETED, Status.COMPLETED, Status.COMPLETED, Status.FAILED, Status.COMPLETED);
  }

  private static Run replicate(int number, double learningRate) {
    Run first = run(learningRate, 1, "exception");
    return new Run(
        first.scenario(), first.scenarioVersion(), first.coordinates(), first.seed(), number);
  }

  @Test
  void takesAMissingClassForARunsFailure() {
    assertThat(train(List.of(run(0.01, 1, "linkage"), run(2, 1, "linkage"))))
        .extracting(Outcome::status)
        .containsExactly(Status.COMPLETED, Status.FAILED);
  }

  @Test
  void doesNotLetATrainerForgetARun() {
    assertThat(train(List.of(run(0.01, 1, "silent"), run(2, 1, "silent"))))
        .extracting(Outcome::status)
        .containsExactly(Status.COMPLETED, Status.FAILED);
  }

  @Test
  void doesNotLetATrainerMixRunsUp() {
    PackTrainer backwards =
        (pack, context) -> {
          List<Outcome> outcomes =
              new ArrayList<>(PROBE.trainer(Engine.KERNEL).train(pack, context));
          java.util.Collections.reverse(outcomes);
          return outcomes;
        };
    List<Run> runs = List.of(run(0.01, 1, "silent"), run(0.5, 1, "silent"));

    assertThat(train(backwards, runs)).isEqualTo(train(runs));
  }

  @Test
  void keepsMessagesToALengthThatTablesCanShow() {
    PackTrainer wordy =
        (pack, context) -> {
          throw new IllegalStateException("x".repeat(100_000));
        };

    assertThat(train(wordy, List.of(run(1, 2, "silent"))).get(0).message().orElseThrow())
        .hasSizeLessThan(3000)
        .startsWith("java.lang.IllegalStateException: xxx");
  }

  @Test
  void givesUpARunThatTakesLongerThanItMay() {
    List<Run> runs = List.of(run(0.01, 1, "wait"), run(2, 1, "wait"), run(0.5, 1, "wait"));

    List<Outcome> outcomes =
        new FaultTolerantTrainer(
                PROBE.trainer(Engine.KERNEL), TrainingContext.PLAIN, new TimeLimit(0.2, 1e-3))
            .train(runs);

    assertThat(outcomes)
        .extracting(Outcome::status)
        .containsExactly(Status.COMPLETED, Status.TIMED_OUT, Status.COMPLETED);
    assertThat(outcomes.get(1).message())
        .contains("it trained for longer than time-limit = 0.2 seconds");
  }

  @Test
  void saysThatATrainingDoesNotStop() {
    AtomicBoolean goOn = new AtomicBoolean(true);
    PackTrainer deaf =
        (pack, context) -> {
          while (goOn.get()) {
            Thread.onSpinWait();
          }
          return List.of();
        };

    assertThatThrownBy(
            () ->
                new FaultTolerantTrainer(deaf, TrainingContext.PLAIN, new TimeLimit(0.1, 1e-3))
                    .train(List.of(run(1, 2, "none"))))
        .isInstanceOf(TimeLimit.StuckException.class);
    goOn.set(false);
  }

  @Test
  void allowsAPackSoMuchMoreThanARun() {
    TimeLimit limit = new TimeLimit(60, 0.5);

    assertThat(limit.of(1)).isEqualTo(60);
    assertThat(limit.of(4)).isEqualTo(60);
    assertThat(limit.of(100)).isEqualTo(500);
    assertThat(new TimeLimit(60, 30).of(100)).isEqualTo(6000);
  }

  @Test
  void callsNoRunFailedWhereTheMachineLacksWhatItNeeds() {
    PackTrainer lacking =
        (pack, context) -> {
          throw new UnavailableException("Cannot read mnist; set data.dir");
        };

    assertThatThrownBy(() -> train(lacking, List.of(run(0.01, 1, "none"), run(0.02, 1, "none"))))
        .isInstanceOf(UnavailableException.class)
        .hasMessage("Cannot read mnist; set data.dir");
  }
}
