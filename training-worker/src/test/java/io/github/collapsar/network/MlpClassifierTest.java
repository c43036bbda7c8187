package io.github.collapsar.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.collapsar.data.DataUnavailableException;
import io.github.collapsar.network.examination.ClassifierMeasurement;
import io.github.collapsar.run.Measured;
import io.github.collapsar.run.Outcome;
import io.github.collapsar.run.Phase;
import io.github.collapsar.run.Run;
import io.github.collapsar.run.Status;
import io.github.collapsar.run.Value;
import io.github.collapsar.scenario.Scenarios;
import io.github.collapsar.scenario.TrainingContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class MlpClassifierTest {

  private static final Map<String, Value> SYRE =
      Map.of("removal", new Value.Word("syre"), "sigma0", new Value.Real(0.1));

  @Test
  void isFoundByName() {
    assertThat(Scenarios.require("mlp-classifier")).isInstanceOf(MlpClassifier.class);
  }

  @Test
  void measuresEverythingItDeclares() {
    Outcome outcome = train(Map.of());
    assertThat(outcome.measured().isFinite()).isTrue();
    // The spectrum of 16 units, and one task.
    assertThat(outcome.measured().series("spectrum")).hasSize(16);
    assertThat(outcome.measured().series("task_accuracy")).hasSize(1);
    assertThat(outcome.measured().series("task_rank")).hasSize(1);
  }

  @Test
  void learnsTheSyntheticImages() {
    Map<String, Value> longer =
        Map.of(
            "steps", new Value.Whole(400),
            "examples", new Value.Whole(2_000),
            "width", new Value.Whole(64),
            "learning-rate", new Value.Real(0.2));
    Outcome outcome = train(longer);
    assertThat(outcome.phase()).contains(Phase.LEARNED);
    // Chance is 0.1.
    assertThat(measured(outcome, ClassifierMeasurement.TEST_ACCURACY)).isGreaterThan(0.7);
    assertThat(measured(outcome, ClassifierMeasurement.ORDER_PARAMETER)).isLessThan(0.2);
  }

  @Test
  void strongDecayCollapsesTheNetworkButNotWithSyre() {
    Map<String, Value> strong =
        Map.of(
            "weight-decay", new Value.Real(0.5),
            "steps", new Value.Whole(200),
            "learning-rate", new Value.Real(0.2));
    Outcome vanilla = train(strong);
    assertThat(vanilla.phase()).contains(Phase.COLLAPSED);
    assertThat(measured(vanilla, ClassifierMeasurement.RANK_AFTER_ACTIVATION)).isZero();
    assertThat(measured(vanilla, ClassifierMeasurement.ORDER_PARAMETER)).isEqualTo(1);

    Map<String, Value> removed = new HashMap<>(strong);
    removed.putAll(SYRE);
    removed.put("sigma0", new Value.Real(1));
    Outcome syre = train(removed);
    assertThat(syre.phase()).contains(Phase.LEARNED);
    assertThat(measured(syre, ClassifierMeasurement.RANK_AFTER_ACTIVATION)).isGreaterThan(8);
  }

  @Test
  void divergenceIsAPhaseWithItsStep() {
    Outcome outcome = train(Map.of("learning-rate", new Value.Real(1e6)));
    assertThat(outcome.status()).isEqualTo(Status.COMPLETED);
    assertThat(outcome.phase()).contains(Phase.DIVERGED);
    assertThat(outcome.divergedAtStep().getAsLong()).isBetween(2L, 20L);
    assertThat(outcome.measured().isEmpty()).isTrue();
  }

  @Test
  void aDivergingRunDoesNotTouchTheOthersOfItsPack() {
    Run healthy = Networks.run(Map.of(), 0);
    Run diverging = Networks.run(Map.of("learning-rate", new Value.Real(1e6)), 0);
    Outcome alone = Networks.train(TrainingContext.PLAIN, healthy).get(0);
    List<Outcome> together = Networks.train(TrainingContext.PLAIN, diverging, healthy);
    assertThat(together.get(1).measured()).isEqualTo(alone.measured());
  }

  @Test
  void sameRunGivesTheSameBitsInAnyThreadBesideAnyOther() throws Exception {
    Measured alone = train(SYRE).measured();
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try {
      List<Callable<Outcome>> tasks = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        Map<String, Value> values = i % 2 == 0 ? SYRE : Map.of("width", new Value.Whole(40));
        tasks.add(() -> train(values));
      }
      List<Future<Outcome>> outcomes = threads.invokeAll(tasks);
      for (int i = 0; i < outcomes.size(); i += 2) {
        assertThat(outcomes.get(i).get().measured()).isEqualTo(alone);
      }
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void replicatesDiffer() {
    List<Outcome> outcomes =
        List.of(
            Networks.train(TrainingContext.PLAIN, Networks.run(Map.of(), 0)).get(0),
            Networks.train(TrainingContext.PLAIN, Networks.run(Map.of(), 1)).get(0));
    assertThat(outcomes.get(0).measured()).isNotEqualTo(outcomes.get(1).measured());
  }

  @Test
  void recordsACurveWithoutChangingTheResult() {
    Outcome plain = train(Map.of());
    Outcome curved =
        Networks.train(new TrainingContext(Optional.empty(), 8), Networks.run(Map.of(), 0)).get(0);
    assertThat(curved.curve().stream().map(Outcome.CurvePoint::step)).containsExactly(8L, 16L, 20L);
    assertThat(curved.measured()).isEqualTo(plain.measured());
    assertThat(curved.curve().get(2).measured()).isEqualTo(plain.measured());
  }

  @Test
  void trainsInDoublePrecision() {
    Outcome single = train(Map.of());
    Outcome inDouble = train(Map.of("precision", new Value.Word("double")));
    double difference =
        measured(single, ClassifierMeasurement.LOSS)
            - measured(inDouble, ClassifierMeasurement.LOSS);
    assertThat(Math.abs(difference)).isBetween(1e-12, 1e-3);
  }

  @Test
  void unitsThatBeginIdenticalStaySoUnlessTheSymmetryIsRemoved() {
    Map<String, Value> half = Map.of("identical-share", new Value.Real(0.5));
    // Eight of sixteen units, which are alike in all they do.
    assertThat(measured(train(half), ClassifierMeasurement.ALIKE_BEFORE))
        .isGreaterThanOrEqualTo(0.5);
    assertThat(measured(train(half), ClassifierMeasurement.RANK_BEFORE_ACTIVATION)).isEqualTo(9);
    Map<String, Value> removed = new HashMap<>(SYRE);
    removed.putAll(half);
    removed.put("sigma0", new Value.Real(1));
    assertThat(measured(train(removed), ClassifierMeasurement.RANK_BEFORE_ACTIVATION))
        .isEqualTo(16);
  }

  @Test
  void trainsWithEveryOptimizerAndParametrization() {
    for (Map<String, Value> values :
        List.<Map<String, Value>>of(
            Map.of(
                "optimizer",
                new Value.Word("momentum"),
                "momentum",
                new Value.Real(0.9),
                "learning-rate",
                new Value.Real(0.02)),
            Map.of(
                "optimizer",
                new Value.Word("adam"),
                "beta1",
                new Value.Real(0.9),
                "beta2",
                new Value.Real(0.999),
                "adam-epsilon",
                new Value.Real(1e-8),
                "learning-rate",
                new Value.Real(0.01)),
            Map.of(
                "parametrization",
                new Value.Word("dcs"),
                "dcs-share",
                new Value.Real(1),
                "learning-rate",
                new Value.Real(0.4)),
            Map.of("removal", new Value.Word("dropout"), "dropout-rate", new Value.Real(0.1)))) {
      Map<String, Value> longer = new HashMap<>(values);
      longer.put("steps", new Value.Whole(200));
      assertThat(measured(train(longer), ClassifierMeasurement.LOSS))
          .as("%s", values)
          .isLessThan(2);
    }
  }

  @Test
  void inputScaleIsTakenOutOfTheRank() {
    // One step, so that the weights are those of the start: the ranks are those of the same layer.
    Map<String, Value> oneStep =
        Map.of("steps", new Value.Whole(1), "learning-rate", new Value.Real(1e-30));
    Map<String, Value> scaled = new HashMap<>(oneStep);
    scaled.put("input-scale", new Value.Real(0.01));
    double rank = measured(train(oneStep), ClassifierMeasurement.RANK_BEFORE_ACTIVATION);
    assertThat(measured(train(scaled), ClassifierMeasurement.RANK_BEFORE_ACTIVATION))
        .isEqualTo(rank);
  }

  @Test
  void saysWhatIsWrongWithAPoint() {
    MlpClassifier scenario = new MlpClassifier();
    Map<String, Value> many =
        Map.of("data", new Value.Word("mnist"), "examples", new Value.Whole(70_000));
    assertThat(scenario.problem(Networks.run(many, 0).coordinates()))
        .contains("examples = 70000: data = mnist has 60000; lower examples");
    assertThat(
            scenario.problem(
                Networks.run(Map.of("batch-size", new Value.Whole(300)), 0).coordinates()))
        .contains("batch-size = 300 is more than examples = 200; lower batch-size");
    assertThat(scenario.problem(Networks.run(Map.of(), 0).coordinates())).isEmpty();
  }

  @Test
  void needsADataDirectoryForRealImages() {
    Run run = Networks.run(Map.of("data", new Value.Word("mnist")), 0);
    assertThatThrownBy(() -> Networks.train(TrainingContext.PLAIN, run))
        .isInstanceOf(DataUnavailableException.class)
        .hasMessageContaining("use data = synthetic");
  }

  private static Outcome train(Map<String, Value> values) {
    return Networks.train(TrainingContext.PLAIN, Networks.run(values, 0)).get(0);
  }

  private static double measured(Outcome outcome, ClassifierMeasurement measurement) {
    return outcome.measured().number(measurement.measurement().name());
  }
}
