package io.github.collapsar.command;

import io.github.collapsar.command.terminal.TextTable;
import io.github.collapsar.execution.verification.Verification;
import io.github.collapsar.results.directory.ResultDirectory;
import io.github.collapsar.scenario.Scenario;
import io.github.collapsar.scenario.TrainingContext;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Trains stored runs again. */
@Command(
    name = "verify",
    description = {
      "Trains some stored runs again: with the engine that trained them, which must give the same"
          + " bytes, and with the reference engine, which must give the same phase and measurements"
          + " within a tolerance."
    })
final class VerifyCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "the result directory of a sweep")
  private String location;

  @Option(
      names = "--sample",
      paramLabel = "N",
      description = "how many runs; always the same ones (default: ${DEFAULT-VALUE})",
      defaultValue = "5")
  private int sample;

  @Option(
      names = "--tolerance",
      paramLabel = "T",
      description =
          "how far a measurement may be off the reference: |a - b| <= T * (1 + |b|)"
              + " (default: ${DEFAULT-VALUE})",
      defaultValue = "1e-3")
  private double tolerance;

  @Option(names = "--no-reference", description = "leaves the reference engine out: it is slow")
  private boolean noReference;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "where data sets lie (without it, the directory in COLLAPSAR_DATA)")
  private String data;

  @Override
  public Integer call() {
    if (sample < 1) {
      throw new ParameterException(
          spec.commandLine(), "Cannot verify --sample " + sample + " runs; give 1 or more");
    }
    ResultDirectory directory = Hadoop.existing(location);
    LogFile.open("verify", directory);
    Verification verification =
        new Verification(directory, new TrainingContext(data(), 0), tolerance, !noReference);
    Scenario scenario = verification.scenario();
    boolean reference = !noReference && Verification.hasReference(scenario);
    PrintWriter err = spec.commandLine().getErr();
    if (!noReference && !reference) {
      err.printf(
          "%s has no reference: its runs are compared with the same engine alone.%n",
          scenario.name());
    }
    err.printf(
        "Training up to %d runs again%s.%n",
        sample,
        reference ? ", also with the reference engine, which takes about a minute each" : "");
    List<Verification.Check> checks = verification.verify(sample);
    return print(checks);
  }

  private Optional<String> data() {
    return Optional.ofNullable(data)
        .or(() -> Optional.ofNullable(System.getenv("COLLAPSAR_DATA")))
        .filter(directory -> !directory.isBlank());
  }

  private int print(List<Verification.Check> checks) {
    PrintWriter out = spec.commandLine().getOut();
    TextTable table = TextTable.of("RUN", "ENGINE", "CHECK", "RESULT", "");
    for (Verification.Check check : checks) {
      table.row(
          check.run(),
          check.engine(),
          check.kind(),
          check.passed() ? "agrees" : "DIFFERS",
          check.detail());
    }
    table.print(out);
    long wrong = checks.stream().filter(check -> !check.passed()).count();
    out.println();
    out.printf(
        "%d of %d checks agree (tolerance of the reference: %s)%n",
        checks.size() - wrong, checks.size(), tolerance);
    return wrong == 0 ? ExitCode.DONE : ExitCode.SOME_RUNS_FAILED;
  }
}
