package io.github.collapsar.command;

import io.github.collapsar.command.terminal.NumberText;
import io.github.collapsar.execution.progress.Tally;
import io.github.collapsar.results.directory.ResultDirectory;
import java.io.PrintWriter;

/** What is said of runs that failed. */
final class FailedRuns {

  private FailedRuns() {}

  /** Says how many failed and why, if any did; the exit code that follows. */
  static int exitCode(Tally stored, ResultDirectory directory, PrintWriter err) {
    if (stored.failed() + stored.timedOut() == 0) {
      return ExitCode.DONE;
    }
    err.printf(
        "%s runs failed%s%n",
        NumberText.whole(stored.failed() + stored.timedOut()),
        stored.anyFailure().map(message -> ", one with: " + message).orElse(""));
    err.printf(
        "See them all: collapsar sql %s \"SELECT run_id, message FROM runs WHERE status <>"
            + " 'completed'\"%n",
        directory.location());
    return ExitCode.SOME_RUNS_FAILED;
  }
}
