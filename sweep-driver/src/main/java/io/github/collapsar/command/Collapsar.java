package io.github.collapsar.command;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command with all its subcommands. */
@Command(
    name = "collapsar",
    description = "Maps collapse phase diagrams: trains a grid of runs on Spark and draws them.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.Provider.class,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Exit codes: 0 done, 1 some runs failed, 2 wrong usage or configuration, 3 cannot go on.",
      "",
      "Start with: collapsar run conf/quickstart.conf"
    },
    subcommands = {
      RunCommand.class,
      PlanCommand.class,
      AnalyzeCommand.class,
      StatusCommand.class,
      VerifyCommand.class,
      ListCommand.class,
      DescribeCommand.class,
      SqlCommand.class,
      ExportCommand.class,
      DataCommand.class,
      DoctorCommand.class
    })
final class Collapsar implements Runnable {

  @Spec private CommandSpec spec;

  /** Runs a command; its exit code. */
  static int execute(PrintWriter out, PrintWriter err, String... arguments) {
    CommandLine commandLine =
        new CommandLine(new Collapsar())
            .setOut(out)
            .setErr(err)
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setUsageHelpAutoWidth(true)
            .setAbbreviatedOptionsAllowed(true);
    Failures failures = new Failures();
    commandLine.setExecutionExceptionHandler(failures);
    commandLine.setParameterExceptionHandler(failures);
    commandLine.getSubcommands().values().forEach(Collapsar::withHelp);
    try {
      return commandLine.execute(arguments);
    } catch (Error e) {
      return Failures.handleError(e, commandLine);
    }
  }

  private static void withHelp(CommandLine subcommand) {
    subcommand.getCommandSpec().mixinStandardHelpOptions(true);
    subcommand.getCommandSpec().versionProvider(new Version.Provider());
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Cannot do nothing: give a command, such as run");
  }
}
