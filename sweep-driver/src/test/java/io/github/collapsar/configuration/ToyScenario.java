package io.github.collapsar.configuration;

import io.github.collapsar.run.Coordinates;
import io.github.collapsar.run.Value;
import io.github.collapsar.scenario.CommonParameters;
import io.github.collapsar.scenario.Measurement;
import io.github.collapsar.scenario.PackTrainer;
import io.github.collapsar.scenario.Parameter;
import io.github.collapsar.scenario.Parameter.Domain;
import io.github.collapsar.scenario.Parameter.Packing;
import io.github.collapsar.scenario.Removal;
import io.github.collapsar.scenario.Scenario;
import io.github.collapsar.scenario.ScenarioCard;
import io.github.collapsar.scenario.Symmetry;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A scenario that only declares: numbers and words, per lane and shared, and keys of both kinds
 * that matter at some points only.
 */
public class ToyScenario implements Scenario {

  /** What a run costs, in seconds a step. */
  public static final double SECONDS_A_STEP = 1e-6;

  @Override
  public ScenarioCard card() {
    return new ScenarioCard(
        "toy-factorization",
        3,
        "declares parameters for tests",
        "",
        CommonParameters.with(
            List.of(Symmetry.NONE, Symmetry.RESCALING),
            List.of(Removal.NONE, Removal.SYRE),
            List.of(
                Parameter.positive("noise", 1, "of the labels"),
                new Parameter(
                    "dimension",
                    Optional.of(new Value.Whole(2)),
                    new Domain.Wholes(1, 1024),
                    Packing.SHARED,
                    "of the input"),
                Parameter.word("optimizer", List.of("sgd", "momentum"), "how steps are taken"),
                Parameter.word("momentum-kind", List.of("plain", "nesterov"), "with momentum"),
                Parameter.real(
                    "momentum", 0, new Domain.Reals(0, true, 1, false), "share of the last step"))),
        List.of(
            Measurement.number("loss", "the loss", ""),
            Measurement.ORDER_PARAMETER,
            Measurement.number("sparsity", "share of zeros", ""),
            Measurement.series("spectrum", "singular values", "")));
  }

  @Override
  public PackTrainer trainer() {
    throw new UnsupportedOperationException("Cannot train a toy");
  }

  @Override
  public Set<String> neutralKeys(Coordinates coordinates) {
    Set<String> neutral = new HashSet<>(Scenario.super.neutralKeys(coordinates));
    if (coordinates.word("optimizer").equals("sgd")) {
      neutral.addAll(Set.of("momentum", "momentum-kind"));
    }
    return neutral;
  }

  @Override
  public Value neutralValue(String key, Coordinates coordinates) {
    return key.equals("momentum-kind") ? new Value.Word("plain") : new Value.Real(0);
  }

  @Override
  public Optional<String> problem(Coordinates coordinates) {
    return coordinates.whole("dimension") == 13 && coordinates.word("symmetry").equals("rescaling")
        ? Optional.of("rescaling needs an even dimension")
        : Optional.empty();
  }

  @Override
  public double estimatedSeconds(Coordinates coordinates) {
    return coordinates.whole("steps") * SECONDS_A_STEP;
  }
}
