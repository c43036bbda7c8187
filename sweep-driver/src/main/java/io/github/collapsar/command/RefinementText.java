package io.github.collapsar.command;

import io.github.collapsar.command.terminal.NumberText;
import io.github.collapsar.command.terminal.TextTable;
import io.github.collapsar.configuration.Refine;
import io.github.collapsar.configuration.Sweep;
import io.github.collapsar.execution.RefinedSweep;
import io.github.collapsar.refinement.Ending;
import io.github.collapsar.refinement.RunEstimate;
import io.github.collapsar.refinement.Wave;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What is said of a refinement. */
final class RefinementText {

  private static final String BLIND =
      "from one boundary through each panel to three; a fractal takes more";

  private static final String BY_CELLS =
      "by the boundaries seen so far, from few replicates along them to all";

  private RefinementText() {}

  /** For a picture and the report, a sentence each. */
  static List<String> notes(RefinedSweep.Standing standing) {
    Ending ending = standing.ending();
    List<String> notes = new ArrayList<>();
    notes.add(
        String.format(
            Locale.ROOT,
            "Refined in %d waves: %s of the %s runs of the finest grid (%.2g %%).",
            standing.waves().size(),
            NumberText.whole(ending.runs()),
            NumberText.whole(standing.fullRuns()),
            100.0 * ending.runs() / standing.fullRuns()));
    notes.add(standing.isDone() ? stopped(ending) : "The refinement is not finished.");
    if (ending.unresolvedCells() > 0) {
      notes.add(
          String.format(
              Locale.ROOT,
              "The boundary is not resolved in %s of the %s finest cells that it crosses (%.0f %%); it"
                  + " crosses most cells around these, for it has structure below the finest grid"
                  + " or is left to chance.",
              NumberText.whole(ending.unresolvedCells()),
              NumberText.whole(ending.floorCells()),
              100.0 * ending.unresolvedCells() / ending.floorCells()));
    }
    return notes;
  }

  private static String stopped(Ending ending) {
    return switch (ending.reason()) {
      case BUDGET ->
          "Stopped at max-runs, with %s cells that a boundary crosses not divided to the finest grid."
              .formatted(NumberText.whole(ending.openCells()));
      case CONFIDENCE ->
          ("Stopped at the finest grid, and at %s larger cells where all replicates do not decide on"
                  + " which side of the boundary a point is.")
              .formatted(NumberText.whole(ending.noiseCells()));
      case FLOOR -> "Stopped at the finest grid.";
    };
  }

  /** What a refinement asks for, by name. */
  static Map<String, String> plan(Sweep sweep, Refine refine, RefinedSweep.Standing standing) {
    Map<String, String> lines = new LinkedHashMap<>();
    Sweep finest = refine.finest(sweep);
    lines.put(
        "finest grid",
        "%s: %s runs"
            .formatted(
                refine.keys().stream()
                    .map(key -> key + " " + NumberText.whole(Refine.coarsePoints(finest, key)))
                    .collect(Collectors.joining(" × ")),
                NumberText.whole(standing.fullRuns())));
    List<String> apart =
        refine.keys().stream()
            .filter(key -> !Refine.isRepeated(sweep.grid().get(key), finest.grid().get(key)))
            .toList();
    if (!apart.isEmpty()) {
      lines.put(
          "note",
          "of %s the finest grid does not repeat all values of the file's own axis"
              .formatted(String.join(" and ", apart)));
    }
    long runs = standing.ending().runs();
    if (standing.isDone()) {
      lines.put("runs", NumberText.whole(runs) + share(runs, runs, standing.fullRuns()));
    } else {
      RunEstimate estimate = standing.estimate();
      lines.put(
          "runs, about",
          estimated(standing) + share(estimate.low(), estimate.high(), standing.fullRuns()));
      lines.put("estimated", standing.waves().size() <= 1 ? BLIND : BY_CELLS);
    }
    lines.put("done", NumberText.whole(runs - standing.missing()));
    if (standing.isDone()) {
      lines.put("to train", "nothing. " + stopped(standing.ending()));
    }
    return lines;
  }

  /** About how many runs there will be, as a range. */
  static String estimated(RefinedSweep.Standing standing) {
    RunEstimate estimate = standing.estimate();
    return estimate.low() == estimate.high()
        ? NumberText.whole(estimate.high())
        : NumberText.whole(estimate.low()) + " to " + NumberText.whole(estimate.high());
  }

  private static String share(long least, long most, long of) {
    double low = 100.0 * least / of;
    double high = 100.0 * most / of;
    return least == most
        ? String.format(Locale.ROOT, " (%.2g %% of them)", high)
        : String.format(Locale.ROOT, " (%.2g to %.2g %% of them)", low, high);
  }

  /** The waves, a row each. */
  static TextTable table(RefinedSweep.Standing standing) {
    TextTable table = TextTable.of("wave", "points", "runs", "crossed cells", "");
    for (Wave wave : standing.waves()) {
      boolean isLast = wave.number() == standing.waves().size();
      table.row(
          wave.number(),
          NumberText.whole(wave.requests().size()),
          NumberText.whole(wave.runs()),
          NumberText.whole(wave.boundaryCells()),
          isLast && !standing.isDone()
              ? NumberText.whole(standing.missing()) + " runs missing"
              : "done");
    }
    return table;
  }
}
