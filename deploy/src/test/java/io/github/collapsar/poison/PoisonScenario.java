package io.github.collapsar.poison;

import io.github.collapsar.run.Coordinates;
import io.github.collapsar.run.Outcome;
import io.github.collapsar.run.Phase;
import io.github.collapsar.scenario.CommonParameters;
import io.github.collapsar.scenario.Measurement;
import io.github.collapsar.scenario.PackTrainer;
import io.github.collapsar.scenario.Parameter;
import io.github.collapsar.scenario.Removal;
import io.github.collapsar.scenario.Scenario;
import io.github.collapsar.scenario.Symmetry;
import java.util.List;

/** Ends the process at a learning rate of exactly 1. */
public final class PoisonScenario implements Scenario {

  static final int EXIT_CODE = 86;

  @Override
  public String name() {
    return "poison";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public String description() {
    return "a run that ends its process";
  }

  @Override
  public String source() {
    return "";
  }

  @Override
  public List<Parameter> parameters() {
    return CommonParameters.with(List.of(Symmetry.NONE), List.of(Removal.NONE), List.of());
  }

  @Override
  public List<Measurement> measurements() {
    return List.of(new Measurement("loss", "nothing", ""), ORDER_PARAMETER);
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
                  return Outcome.completed(run, Phase.LEARNED, List.of(0.5, 0.0), 1e-3, List.of());
                })
            .toList();
  }

  @Override
  public double estimatedSeconds(Coordinates coordinates) {
    return 1e-3;
  }
}
