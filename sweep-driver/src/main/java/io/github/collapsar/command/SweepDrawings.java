package io.github.collapsar.command;

import io.github.collapsar.analysis.Analysis;
import io.github.collapsar.configuration.Experiment;
import io.github.collapsar.configuration.Refine;
import io.github.collapsar.execution.RefinedSweep;
import io.github.collapsar.results.directory.ResultDirectory;
import io.github.collapsar.scenario.Scenarios;
import java.util.Optional;

/** What is to be drawn of a result directory. */
final class SweepDrawings {

  private SweepDrawings() {}

  static Analysis of(Experiment experiment, ResultDirectory directory, SparkStarting spark) {
    Analysis analysis =
        Analysis.of(
            spark.get(),
            directory.uri(),
            Scenarios.require(experiment.sweep().scenario()),
            experiment.diagrams(),
            experiment.figures());
    Optional<Refine> refine = experiment.refine();
    if (refine.isEmpty()) {
      return analysis;
    }
    RefinedSweep.Standing standing =
        RefinedSweep.of(experiment.sweep(), refine.get(), directory).standing();
    return analysis.refined(
        refine.get().diagram().name(),
        refine.get().mesh(experiment.sweep()),
        RefinementText.notes(standing));
  }
}
