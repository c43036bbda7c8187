package io.github.collapsar.command;

import io.github.collapsar.command.terminal.NumberText;
import io.github.collapsar.configuration.Experiment;
import io.github.collapsar.configuration.Refine;
import io.github.collapsar.configuration.Sweep;
import io.github.collapsar.execution.RefinedSweep;
import io.github.collapsar.execution.progress.Tally;
import io.github.collapsar.execution.stored.StoredRuns;
import io.github.collapsar.plan.Plan;
import io.github.collapsar.results.directory.ResultDirectory;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says how far a sweep is. */
@Command(name = "status", description = "Says what is done, by phase and status.")
final class StatusCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private MasterOption master;

  @Parameters(paramLabel = "DIR", description = "the result directory of a sweep")
  private String location;

  @Override
  public Integer call() {
    ResultDirectory directory = Hadoop.existing(location);
    Experiment experiment = StoredExperiment.read(directory);
    LogFile.open("status", directory);
    Tally stored = tally(directory);
    PrintWriter out = spec.commandLine().getOut();
    new Summary(out).runs(experiment.sweep().name(), stored);
    Optional<String> holder = directory.leaseHolder();
    if (experiment.refine().isPresent()) {
      refined(experiment.sweep(), experiment.refine().get(), directory, out);
    } else {
      grid(experiment.sweep(), stored, holder, out);
    }
    holder.ifPresent(by -> out.printf("Being trained by %s%n", by));
    return FailedRuns.exitCode(stored, directory, spec.commandLine().getErr());
  }

  private static void refined(
      Sweep sweep, Refine refine, ResultDirectory directory, PrintWriter out) {
    RefinedSweep.Standing standing = RefinedSweep.of(sweep, refine, directory).standing();
    out.println();
    RefinementText.table(standing).print(out);
    out.println();
    RefinementText.notes(standing).forEach(out::println);
    if (!standing.isDone()) {
      out.printf(
          "About %s runs in all: `collapsar run` goes on%n", RefinementText.estimated(standing));
    }
  }

  private static void grid(Sweep sweep, Tally stored, Optional<String> holder, PrintWriter out) {
    long wanted = Plan.of(sweep).selection().count();
    // After a grid was changed there may be stored runs that the sweep no longer asks for.
    long atLeast = Math.max(0, wanted - stored.runs());
    out.printf("  of %s runs in its sweep.conf%n", NumberText.whole(wanted));
    if (holder.isEmpty() && atLeast > 0) {
      out.printf("%s runs are missing: `collapsar run` trains them%n", NumberText.whole(atLeast));
    }
  }

  private Tally tally(ResultDirectory directory) {
    StoredRuns stored = new StoredRuns(directory);
    if (stored.isSmall()) {
      directory.runs().requireWhole();
      return stored.tally();
    }
    try (SparkStarting spark = SparkStarting.begin("status", master.master(), Map.of())) {
      return stored.tally(spark.get());
    }
  }
}
