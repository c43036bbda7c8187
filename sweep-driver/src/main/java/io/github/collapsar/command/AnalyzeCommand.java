package io.github.collapsar.command;

import io.github.collapsar.analysis.Analysis;
import io.github.collapsar.configuration.Experiment;
import io.github.collapsar.results.directory.ResultDirectory;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Draws again. */
@Command(
    name = "analyze",
    description = "Draws the diagrams and writes the report again, from the results alone.")
final class AnalyzeCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private MasterOption master;

  @Parameters(paramLabel = "DIR", description = "the result directory of a sweep")
  private String location;

  @Option(
      names = "--diagrams",
      paramLabel = "FILE",
      description =
          "a file whose diagrams = [ … ] and figures = [ … ] are drawn instead of the sweep's own")
  private Path diagrams;

  @Override
  public Integer call() {
    ResultDirectory directory = Hadoop.existing(location);
    Experiment experiment = StoredExperiment.read(directory, Optional.ofNullable(diagrams));
    LogFile.open("analyze", directory);
    try (SparkStarting spark =
        SparkStarting.begin(experiment.sweep().name(), master.master(), Map.of())) {
      Analysis.Written drawn = SweepDrawings.of(experiment, directory, spark).write();
      Summary summary = new Summary(spec.commandLine().getOut());
      summary.runs(experiment.sweep().name(), StoredTally.tally(directory, spark));
      summary.files(directory, drawn);
      return ExitCode.DONE;
    }
  }
}
