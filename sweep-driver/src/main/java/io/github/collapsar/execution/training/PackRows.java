package io.github.collapsar.execution.training;

import io.github.collapsar.execution.progress.Tally;
import io.github.collapsar.results.Circumstances;
import io.github.collapsar.results.Column;
import io.github.collapsar.results.CurveTable;
import io.github.collapsar.results.RunTable;
import io.github.collapsar.results.Table;
import io.github.collapsar.results.directory.ResultDirectory;
import io.github.collapsar.run.Outcome;
import io.github.collapsar.run.Run;
import io.github.collapsar.run.RunId;
import io.github.collapsar.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;

/** The rows of a pack, gathered and then published. */
public final class PackRows {

  private static final List<String> ENDS = List.of("status", "phase", "message");

  private final Scenario scenario;
  private final Circumstances circumstances;
  private final RunTable runTable;
  private final CurveTable curveTable;
  private final List<Object[]> runs = new ArrayList<>();
  private final List<Object[]> curves = new ArrayList<>();

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
      Outcome outcome = outcomes.get(i);
      runs.add(runTable.row(ids.get(i), outcome, circumstances));
      if (!outcome.curve().isEmpty()) {
        curves.addAll(curveTable.rows(outcome));
      }
    }
  }

  /** Adds the rows that were published elsewhere. */
  public void add(ResultDirectory from, String name) {
    from.read(from.packFile(Table.RUNS, name), names(runTable.columns()), runs::add);
    if (from.published(Table.CURVES, name)) {
      from.read(from.packFile(Table.CURVES, name), names(curveTable.columns()), curves::add);
    }
  }

  /** Publishes the rows; curves first, so that a published run has its curve. */
  public void publish(ResultDirectory to, String name) {
    if (!curves.isEmpty()) {
      to.publish(Table.CURVES, name, curveTable.columns(), curves);
    }
    to.publish(Table.RUNS, name, runTable.columns(), runs);
  }

  /** How the runs ended. */
  public Tally tally() {
    List<String> names = names(runTable.columns());
    int[] ends = ENDS.stream().mapToInt(names::indexOf).toArray();
    Tally sum = Tally.NONE;
    for (Object[] row : runs) {
      sum = sum.plus(tally(row[ends[0]], row[ends[1]], row[ends[2]]));
    }
    return sum;
  }

  /** How the runs of a pack ended that is published already. */
  public static Tally publishedTally(ResultDirectory results, String packId) {
    List<Tally> ended = new ArrayList<>();
    results.read(
        results.packFile(Table.RUNS, packId),
        ENDS,
        row -> ended.add(tally(row[0], row[1], row[2])));
    return ended.stream().reduce(Tally.NONE, Tally::plus);
  }

  private static Tally tally(Object status, Object phase, Object message) {
    return Tally.of((String) status, (String) phase, (String) message);
  }

  private static List<String> names(List<Column> columns) {
    return columns.stream().map(Column::name).toList();
  }
}
