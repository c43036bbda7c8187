package io.github.collapsar.poison;

import io.github.collapsar.run.Coordinates;
import io.github.collapsar.run.Outcome;
import io.github.collapsar.run.Phase;
import io.github.collapsar.scenario.CommonParameters;
import io.github.collapsar.scenario.Measurement;
import io.github.collapsar.scenario.PackTrainer;
import io.github.collapsar.scenario.Removal;
import io.github.collapsar.scenario.Scenario;
import io.github.collapsar.scenario.ScenarioCard;
import io.github.collapsar.scenario.Symmetry;
import java.util.List;

/** Ends the process at a learning rate of exactly 1. */
public final class PoisonScenario implements Scenario {

  static final int EXIT_CODE = 86;

  @Override
  public ScenarioCard card() {
    return new ScenarioCard(
        "poison",
        1,
        "a run that ends its process",
        "",
        CommonParameters.with(List.of(Symmetry.NONE), List.of(Removal.NONE), List.of()),
        List.of(Measurement.number("loss", "nothing", ""), Measurement.ORDER_PARAMETER));
  }

  @Override
  public PackTrainer trainer() {
    return (pack, context) ->
        pack.runs().stream()
            .map(
                run -> {
                  if (run.coordinates().real(CommonParameters.LEARNING_RATE) == 1) {
                    System.exit(EXIT_CODE);
                  }
                  return Outcome.completed(
                      run,
                      Phase.LEARNED,
                      card().names().measure().put("loss", 0.5).put("order_parameter", 0).build(),
                      1e-3,
                      List.of());
                })
            .toList();
  }

  @Override
  public double estimatedSeconds(Coordinates coordinates) {
    return 1e-3;
  }
}
