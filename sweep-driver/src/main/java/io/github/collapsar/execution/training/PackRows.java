package io.github.collapsar.execution.training;

import io.github.collapsar.execution.progress.Tally;
import io.github.collapsar.results.Circumstances;
import io.github.collapsar.results.Column;
import io.github.collapsar.results.CurveRow;
import io.github.collapsar.results.CurveTable;
import io.github.collapsar.results.RunRow;
import io.github.collapsar.results.RunTable;
import io.github.collapsar.results.directory.ResultDirectory;
import io.github.collapsar.run.Outcome;
import io.github.collapsar.run.Run;
import io.github.collapsar.run.RunId;
import io.github.collapsar.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;

/** The rows of a pack, gathered and then published. */
public final class PackRows {

  private final Scenario scenario;
  private final Circumstances circumstances;
  private final RunTable runTable;
  private final CurveTable curveTable;
  private final List<RunRow> runs = new ArrayList<>();
  private final List<CurveRow> curves = new ArrayList<>();

  /**
   * No rows yet.
   *
   * @param scenario what is trained
   * @param circumstances where and when
   */
  public PackRows(Scenario scenario, Circumstances circumstances) {
    this.scenario = scenario;
    this.circumstances = circumstances;
    this.runTable = new RunTable(scenario);
    this.curveTable = new CurveTable(scenario);
  }

  /** What is trained. */
  public Scenario scenario() {
    return scenario;
  }

  /** Where and when. */
  public Circumstances circumstances() {
    return circumstances;
  }

  /** How many runs have a row. */
  public int size() {
    return runs.size();
  }

  /** Adds outcomes. */
  public void add(List<Outcome> outcomes) {
    add(outcomes, Run.ids(outcomes.stream().map(Outcome::run).toList()));
  }

  /** Adds outcomes of runs whose ids are known, in the same order. */
  public void add(List<Outcome> outcomes, List<RunId> ids) {
    for (int i = 0; i < outcomes.size(); i++) {
      RunId id = ids.get(i);
      Outcome outcome = outcomes.get(i);
      runs.add(new RunRow(id, outcome, circumstances));
      outcome.curve().forEach(point -> curves.add(new CurveRow(id, point)));
    }
  }

  /** Adds the rows that were published elsewhere. */
  public void add(ResultDirectory from, String name) {
    from.runs()
        .read(from.runs().uri(name), names(runTable.columns()), row -> runs.add(runTable.row(row)));
    if (from.curves().isPublished(name)) {
      from.curves()
          .read(
              from.curves().uri(name),
              names(curveTable.columns()),
              row -> curves.add(curveTable.row(row)));
    }
  }

  /** Publishes the rows; curves first, so that a published run has its curve. */
  public void publish(ResultDirectory to, String name) {
    if (!curves.isEmpty()) {
      to.curves().publish(name, curveTable.columns(), curves);
    }
    to.runs().publish(name, runTable.columns(), runs);
  }

  /** How the runs ended. */
  public Tally tally() {
    return runs.stream().map(RunRow::outcome).map(Tally::of).reduce(Tally.NONE, Tally::plus);
  }

  /** How the runs of a pack ended that is published already. */
  public static Tally publishedTally(ResultDirectory results, String packId) {
    List<Tally> ended = new ArrayList<>();
    results.runs().read(results.runs().uri(packId), Tally.COLUMNS, row -> ended.add(Tally.of(row)));
    return ended.stream().reduce(Tally.NONE, Tally::plus);
  }

  private static List<String> names(List<? extends Column<?>> columns) {
    return columns.stream().map(Column::name).toList();
  }
}
