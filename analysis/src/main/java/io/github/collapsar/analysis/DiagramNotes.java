package io.github.collapsar.analysis;

import io.github.collapsar.analysis.boundary.Agreement;
import io.github.collapsar.analysis.cells.CellTable;
import io.github.collapsar.analysis.cells.Panel;
import io.github.collapsar.analysis.diagram.Diagram;
import io.github.collapsar.analysis.plot.Labels;
import io.github.collapsar.run.Value;
import io.github.collapsar.scenario.CommonParameters;
import io.github.collapsar.scenario.Optimizer;
import io.github.collapsar.scenario.Parametrization;
import io.github.collapsar.scenario.Schedule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a reader of a picture should know: the caption, and remarks on what was left out. */
final class DiagramNotes {

  /** Keys that say nothing in a caption: named otherwise, or a matter of the machine. */
  private static final Set<String> NOT_IN_CAPTION =
      Set.of(CommonParameters.STEPS, CommonParameters.PRECISION, "collapse-threshold");

  /** What goes without saying: how everything is trained that is trained plainly. */
  private static final Set<String> PLAIN =
      Set.of(Optimizer.SGD.word(), Schedule.CONSTANT.word(), Parametrization.DIRECT.word());

  private DiagramNotes() {}

  /**
   * Remarks, a sentence each.
   *
   * @param ofOtherVersions runs that were left out since other versions of the scenario trained
   *     them
   */
  static List<String> of(Diagram diagram, CellTable cells, long ofOtherVersions) {
    List<String> notes = new ArrayList<>();
    if (ofOtherVersions > 0) {
      notes.add(count(ofOtherVersions, "run") + " of other versions of the scenario are left out.");
    }
    CellTable.Counts counts = cells.counts();
    if (!cells.averaged().isEmpty()) {
      notes.add("Each cell averages over " + String.join(", ", cells.averaged()) + ".");
    }
    if (counts.failed() > 0) {
      notes.add(count(counts.failed(), "run") + " failed and are left out.");
    }
    if (counts.timedOut() > 0) {
      notes.add(count(counts.timedOut(), "run") + " timed out and are left out.");
    }
    if (counts.unmeasured() > 0) {
      notes.add(
          count(counts.unmeasured(), "completed run")
              + " without a value of "
              + diagram.orderParameter()
              + " are left out.");
    }
    if (counts.leftOut() > 0) {
      notes.add(
          count(counts.leftOut(), "cell")
              + " at zero have no place on a log axis and are left out.");
    }
    return notes;
  }

  /** How far the measured edges of one side are from the theory's, in a sentence. */
  static String of(Agreement agreement) {
    String where = " (" + Labels.facets(agreement.facets()) + ")";
    String interval =
        Double.isNaN(agreement.low())
            ? ""
            : " (95 %%: %s to %s %%)".formatted(signed(agreement.low()), signed(agreement.high()));
    return String.format(
        Locale.ROOT,
        "The %s edge%s lies %s %%%s from the theory on average over %s; the mean absolute distance is %.1f %%.",
        agreement.side().word(),
        agreement.facets().isEmpty() ? "" : where,
        signed(agreement.distance()),
        interval,
        count(agreement.rows(), "row"),
        100 * agreement.absolute());
  }

  /** A share in percent with its sign: "−6.2". */
  private static String signed(double share) {
    return String.format(Locale.ROOT, "%+.1f", 100 * share).replace('-', '−');
  }

  /** The caption: what was run, what is the same everywhere, and the remarks. */
  static List<String> caption(
      String scenario, Diagram diagram, CellTable cells, List<String> notes) {
    CellTable.Counts counts = cells.counts();
    long cellCount = cells.panels().stream().mapToLong(panel -> panel.cells().size()).sum();
    SortedMap<String, Value> fixed = everywhere(cells.panels());
    String replicates =
        counts.fewest() == counts.most()
            ? number(counts.most())
            : number(counts.fewest()) + "–" + number(counts.most());
    String steps =
        Optional.ofNullable(fixed.get(CommonParameters.STEPS))
            .map(value -> ", " + number(Long.parseLong(value.toString())) + " steps each")
            .orElse("");
    String what =
        "%s: %s (%s × %s)%s."
            .formatted(
                scenario, count(counts.runs(), "run"), count(cellCount, "cell"), replicates, steps);
    String values =
        fixed.entrySet().stream()
            .filter(entry -> !NOT_IN_CAPTION.contains(entry.getKey()))
            .filter(entry -> !isNeutral(entry.getKey(), entry.getValue()))
            .filter(entry -> !PLAIN.contains(entry.getValue().toString()))
            // no line break inside an equation
            .map(
                entry ->
                    (entry.getKey().replace('-', ' ') + " = " + Labels.value(entry.getValue()))
                        .replace(' ', '\u00a0'))
            .collect(Collectors.joining(", "));
    String threshold =
        "Collapsed: %s above %s."
            .formatted(
                diagram.orderParameter().replace('_', ' '),
                Labels.number(diagram.collapsedAbove()));
    List<String> caption = new ArrayList<>();
    caption.add(what + " " + threshold + (values.isEmpty() ? "" : " Fixed: " + values + "."));
    if (!notes.isEmpty()) {
      caption.add(String.join(" ", notes));
    }
    return caption;
  }

  /** What belongs to a removal or an optimiser that was not chosen is zero. */
  private static boolean isNeutral(String key, Value value) {
    return CommonParameters.belongsToAChoice(key) && value.equals(new Value.Real(0));
  }

  private static SortedMap<String, Value> everywhere(List<Panel> panels) {
    SortedMap<String, Value> common = new TreeMap<>(panels.get(0).fixed());
    for (Panel panel : panels) {
      common
          .entrySet()
          .removeIf(entry -> !entry.getValue().equals(panel.fixed().get(entry.getKey())));
    }
    return common;
  }

  private static String count(long count, String noun) {
    return number(count) + " " + noun + (count == 1 ? "" : "s");
  }

  private static String number(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }
}
