package io.github.collapsar.analysis;

import io.github.collapsar.run.Coordinates;
import io.github.collapsar.run.Measured;
import io.github.collapsar.scenario.CommonParameters;
import io.github.collapsar.scenario.Measurement;
import io.github.collapsar.scenario.PackTrainer;
import io.github.collapsar.scenario.Parameter;
import io.github.collapsar.scenario.Scenario;
import io.github.collapsar.scenario.ScenarioCard;
import io.github.collapsar.scenario.Support;
import io.github.collapsar.scenario.Symmetry;
import java.util.List;

/** A scenario that nobody trains: its runs are made up. */
public record SyntheticScenario(ScenarioCard card) implements Scenario {

  /** With the parameters of {@code scalar-factorization}. */
  public static SyntheticScenario scalar() {
    return new SyntheticScenario(
        new ScenarioCard(
            "scalar-factorization",
            1,
            "made up",
            "",
            CommonParameters.with(
                Support.everything(List.of(Symmetry.RESCALING, Symmetry.NONE)),
                List.of(
                    Parameter.nonNegative("signal", 0.1, "k"),
                    Parameter.nonNegative("noise", 1, "s"),
                    Parameter.whole("depth", 2, 1, "factors"),
                    Parameter.word("data", List.of("gaussian", "two-point"), "x and ε"),
                    Parameter.whole("examples", 0, 0, "fixed examples"),
                    Parameter.nonNegative("label-noise", 0, "σ"))),
            List.of(
                Measurement.number("loss", "mean loss", ""),
                Measurement.series("spectrum", "singular values", ""),
                Measurement.ORDER_PARAMETER,
                Measurement.number("norm", "√(u² + w²)", ""))));
  }

  /** The same in its next version. */
  public SyntheticScenario next() {
    return new SyntheticScenario(
        new ScenarioCard(
            name(),
            version() + 1,
            card.description(),
            card.source(),
            parameters(),
            measurements()));
  }

  /** Made-up measurements. */
  public static Measured measured(double loss, double order, double norm, double... spectrum) {
    return scalar()
        .card()
        .names()
        .measure()
        .put("loss", loss)
        .put("spectrum", spectrum)
        .put("order_parameter", order)
        .put("norm", norm)
        .build();
  }

  @Override
  public PackTrainer trainer() {
    throw new IllegalArgumentException("Cannot train a synthetic scenario");
  }

  @Override
  public double estimatedSeconds(Coordinates coordinates) {
    return 0;
  }
}
