package io.github.collapsar.command;

import io.github.collapsar.command.terminal.TextTable;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says what this machine offers. */
@Command(
    name = "doctor",
    description = "Says what this machine offers: Java, memory, cores, vectors, ND4J, GPU, Spark.")
final class DoctorCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    LogFile.open("doctor");
    TextTable table = new TextTable();
    for (Diagnosis finding : Diagnosis.all()) {
      table.row(finding.subject(), finding.isFine() ? "ok" : "!", finding.finding());
    }
    table.print(spec.commandLine().getOut());
    return ExitCode.DONE;
  }
}
