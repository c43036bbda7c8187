package io.github.collapsar.command;

import io.github.collapsar.analysis.Analysis;
import io.github.collapsar.command.terminal.Display;
import io.github.collapsar.configuration.Configuration;
import io.github.collapsar.execution.SweepReport;
import io.github.collapsar.execution.SweepRun;
import io.github.collapsar.execution.progress.Tally;
import io.github.collapsar.execution.stored.ResultCompaction;
import io.github.collapsar.execution.stored.Retry;
import io.github.collapsar.results.directory.ResultDirectory;
import io.github.collapsar.results.lease.Lease;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains what is missing, analyses, reports. */
@Command(
    name = "run",
    description = {
      "Trains the runs of a sweep that are not stored yet, draws its diagrams, writes its report.",
      "What was interrupted goes on where it was."
    })
final class RunCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private SweepOptions options;
  @Mixin private MasterOption master;

  @Option(
      names = "--takeover",
      description = "take the result directory over from a process that is gone for certain")
  private boolean takeover;

  @Option(
      names = "--retry",
      paramLabel = "failed",
      description = "failed: trains the runs again that failed or timed out")
  private String retry;

  @Option(names = "--quiet", description = "no progress and no notices: only results and errors")
  private boolean quiet;

  @Override
  @SuppressWarnings("try") // an interruption is watched for, not used
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    Consumer<String> notices = quiet ? notice -> {} : err::println;
    Retry retried = retry();
    Configuration configuration = options.configuration();
    ResultDirectory directory = options.directory(configuration);
    directory.create();
    LogFile.open("run", directory);
    try (Lease lease = takeover ? directory.takeOver(notices) : directory.lease(notices);
        Display display = Display.on(err, quiet);
        Interruption interruption = Interruption.watch(directory, lease, display, err);
        SparkStarting spark =
            SparkStarting.begin(
                configuration.sweep().name(), master.master(), configuration.spark())) {
      SweepRun run =
          new SweepRun(configuration, directory, retried, lease::isHeld, notices, display);
      SweepReport report =
          run.train(spark, Invocations.begin(spec, spark.master(), Version.current()));
      lease.check();
      new ResultCompaction(directory).compact(spark);
      return analyse(configuration, directory, spark, report, notices);
    } catch (RuntimeException e) {
      if (Interruption.happened()) {
        return Interruption.waitForEnd();
      }
      throw e;
    }
  }

  private Retry retry() {
    if (retry == null) {
      return Retry.NOTHING;
    }
    if (!retry.equals("failed")) {
      throw new UsageException(
          "Cannot run: --retry %s; give --retry failed, or leave it out".formatted(retry));
    }
    return Retry.FAILED;
  }

  private int analyse(
      Configuration configuration,
      ResultDirectory directory,
      SparkStarting spark,
      SweepReport report,
      Consumer<String> notices) {
    notices.accept("Analysing.");
    spark
        .get()
        .sparkContext()
        .setJobDescription(
            "%s: diagrams and report of %s"
                .formatted(configuration.sweep().name(), configuration.sweep().scenario()));
    Analysis.Written drawn = SweepDrawings.of(configuration.experiment(), directory, spark).write();
    Tally stored = StoredTally.tally(directory, spark);
    Summary summary = new Summary(spec.commandLine().getOut());
    summary.runs(configuration.sweep().name(), stored);
    summary.training(report);
    summary.files(directory, drawn);
    return FailedRuns.exitCode(stored, directory, spec.commandLine().getErr());
  }
}
