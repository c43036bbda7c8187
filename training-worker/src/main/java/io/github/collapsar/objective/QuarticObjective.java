package io.github.collapsar.objective;

import io.github.collapsar.kernel.LaneProblem;
import io.github.collapsar.kernel.LaneScenario;
import io.github.collapsar.random.RandomStreams;
import io.github.collapsar.run.Coordinates;
import io.github.collapsar.scenario.CommonParameters;
import io.github.collapsar.scenario.Measurement;
import io.github.collapsar.scenario.Parameter;
import io.github.collapsar.scenario.ScenarioCard;
import io.github.collapsar.scenario.Support;
import io.github.collapsar.scenario.Symmetry;
import java.util.List;
import java.util.Set;

/**
 * (wᵀw)² − wᵀBw with a symmetric B: every eigenvector of B is the mirror of a reflection that
 * leaves the objective unchanged, and w keeps those it lies on (paper R, Fig. 2).
 */
public final class QuarticObjective extends LaneScenario {

  static final String DIMENSION = "dimension";
  static final String SPECTRUM = "spectrum";
  static final String START = "init";
  static final String CUT = "symmetry-cut";

  private static final ScenarioCard CARD =
      new ScenarioCard(
          "quartic-objective",
          1,
          "(wᵀw)² − wᵀBw, symmetric under the reflections of B's eigenvectors",
          "Remove symmetries to control model expressivity and improve optimization, Fig. 2",
          CommonParameters.with(
              Support.everything(List.of(Symmetry.REFLECTION)),
              List.of(
                  Parameter.whole(DIMENSION, 1000, 1, "d, the number of parameters"),
                  Parameter.word(
                      SPECTRUM,
                      List.of("gaussian", "diagonal"),
                      "gaussian: B = G + Gᵀ, G_ij ~ N(0, 1); diagonal: B = diag(v), v ~ N(0, 1)"),
                  Parameter.positive(START, 1, "w ~ N(0, init² / d) at the start"),
                  Parameter.positive(
                      CUT,
                      1e-3,
                      "w keeps the reflection of an eigenvector v where |vᵀw| is below this"))),
          List.of(
              Measurement.number("loss", "the objective (wᵀw)² − wᵀBw", "R, Fig. 2"),
              Measurement.number(
                  "order_parameter",
                  "share of the eigenvectors whose reflection is kept",
                  "R, Fig. 2"),
              Measurement.number(
                  "degree_of_symmetry",
                  "number of eigenvectors with |vᵀw| < symmetry-cut",
                  "R, Fig. 2"),
              Measurement.number(
                  "degree_of_symmetry_1e_1", "the same with the cut 1e-1", "R, Fig. 2"),
              Measurement.number(
                  "degree_of_symmetry_1e_3", "the same with the cut 1e-3", "R, Fig. 2"),
              Measurement.number("best_loss", "the least objective there is, −λ_max² / 4", ""),
              Measurement.number("norm", "‖w‖", "")));

  @Override
  public ScenarioCard card() {
    return CARD;
  }

  /** There are no examples. */
  @Override
  public Set<String> neutralKeys(Coordinates coordinates) {
    return CommonParameters.neutralKeys(coordinates, CommonParameters.BATCH_SIZE);
  }

  @Override
  public double estimatedSeconds(Coordinates coordinates) {
    double dimension = coordinates.real(DIMENSION);
    double products =
        coordinates.word(SPECTRUM).equals("gaussian") ? dimension * dimension : dimension;
    return coordinates.real(CommonParameters.STEPS) * (products * 4e-11 + dimension * 1e-9);
  }

  @Override
  public double parameterCount(Coordinates coordinates) {
    return coordinates.real(DIMENSION);
  }

  @Override
  public LaneProblem problem(Coordinates shared, RandomStreams streams) {
    return QuarticObjectiveProblem.drawn(
        Math.toIntExact(shared.whole(DIMENSION)),
        shared.word(SPECTRUM).equals("gaussian"),
        streams);
  }
}
