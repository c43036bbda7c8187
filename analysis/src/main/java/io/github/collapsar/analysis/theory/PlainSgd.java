package io.github.collapsar.analysis.theory;

import io.github.collapsar.run.Coordinates;
import io.github.collapsar.scenario.CommonParameters;
import io.github.collapsar.scenario.Optimizer;
import io.github.collapsar.scenario.Parametrization;
import io.github.collapsar.scenario.Removal;
import io.github.collapsar.scenario.Schedule;
import java.util.Set;

/** What the theories speak of: SGD at a constant rate on the model as it is. */
final class PlainSgd {

  /** The keys that tell. */
  static final Set<String> KEYS =
      Set.of(
          CommonParameters.REMOVAL,
          CommonParameters.OPTIMIZER,
          CommonParameters.SCHEDULE,
          CommonParameters.PARAMETRIZATION);

  private PlainSgd() {}

  static boolean trains(Coordinates coordinates) {
    return CommonParameters.removal(coordinates) == Removal.NONE
        && CommonParameters.optimizer(coordinates) == Optimizer.SGD
        && CommonParameters.schedule(coordinates) == Schedule.CONSTANT
        && CommonParameters.parametrization(coordinates) == Parametrization.DIRECT;
  }
}
