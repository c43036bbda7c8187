package io.github.collapsar.command;

import io.github.collapsar.analysis.Analysis;
import io.github.collapsar.analysis.figure.FigureRenderer;
import io.github.collapsar.command.terminal.NumberText;
import io.github.collapsar.execution.SweepReport;
import io.github.collapsar.execution.progress.Tally;
import io.github.collapsar.results.directory.ResultDirectory;
import java.io.PrintWriter;
import java.util.Locale;

/** What a command found, in a few lines. */
record Summary(PrintWriter out) {

  /** How the runs ended. */
  void runs(String sweep, Tally tally) {
    out.printf("%s: %s runs%n", sweep, NumberText.whole(tally.runs()));
    line("learned", tally.learned(), tally);
    line("collapsed", tally.collapsed(), tally);
    line("diverged", tally.diverged(), tally);
    if (tally.failed() > 0) {
      line("failed", tally.failed(), tally);
    }
    if (tally.timedOut() > 0) {
      line("timed out", tally.timedOut(), tally);
    }
  }

  private void line(String word, long runs, Tally tally) {
    double share = 100.0 * runs / Math.max(1, tally.runs());
    out.printf(Locale.ROOT, "  %-10s %12s  %5.1f %%%n", word, NumberText.whole(runs), share);
  }

  /** What was trained just now. */
  void training(SweepReport report) {
    double seconds = report.training().toMillis() / 1e3;
    if (report.trained().runs() > 0) {
      out.printf(
          Locale.ROOT,
          "  trained %s of them in %s: %s runs a second, executors busy %.0f %% of the time%n",
          NumberText.whole(report.trained().runs()),
          NumberText.time(seconds),
          NumberText.rate((double) report.trained().runs(), seconds),
          100 * report.utilisation());
    }
  }

  /** Where everything is. */
  void files(ResultDirectory directory, Analysis.Written drawn) {
    for (Analysis.Drawn diagram : drawn.diagrams()) {
      diagram.files().stream()
          .filter(file -> file.endsWith(".png") || file.endsWith(".svg"))
          .forEach(file -> out.printf("diagram  %s%n", shown(directory, file)));
      diagram.notes().forEach(note -> out.printf("         %s%n", note));
    }
    for (FigureRenderer.Drawn figure : drawn.figures()) {
      figure.files().stream()
          .filter(file -> !file.endsWith(".csv"))
          .forEach(file -> out.printf("figure   %s%n", shown(directory, file)));
      figure.notes().forEach(note -> out.printf("         %s%n", note));
    }
    out.printf("report   %s%n", shown(directory, drawn.report()));
  }

  /** A path as the user would write it. */
  private static String shown(ResultDirectory directory, String file) {
    String path = withoutScheme(file);
    String root = withoutScheme(directory.uri()).replaceAll("/+$", "");
    return path.startsWith(root + "/")
        ? directory.location() + path.substring(root.length())
        : file;
  }

  /** Hadoop writes a local file as file:/x, Java also as file:///x. */
  private static String withoutScheme(String uri) {
    return uri.replaceFirst("^file:/+", "/");
  }
}
