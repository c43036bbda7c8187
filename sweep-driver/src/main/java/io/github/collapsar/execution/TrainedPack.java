package io.github.collapsar.execution;

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

/**
 * The rows of a pack.
 *
 * @param scenario what was trained
 * @param circumstances where and when
 */
record TrainedPack(
    Scenario scenario, Circumstances circumstances, List<Object[]> runs, List<Object[]> curves) {

  static TrainedPack empty(Scenario scenario, Circumstances circumstances) {
    return new TrainedPack(scenario, circumstances, new ArrayList<>(), new ArrayList<>());
  }

  void add(List<Outcome> outcomes) {
    add(outcomes, Run.ids(outcomes.stream().map(Outcome::run).toList()));
  }

  /** Adds outcomes of runs whose ids are known, in the same order. */
  void add(List<Outcome> outcomes, List<RunId> ids) {
    RunTable table = new RunTable(scenario);
    CurveTable curveTable = new CurveTable(scenario);
    for (int i = 0; i < outcomes.size(); i++) {
      Outcome outcome = outcomes.get(i);
      runs.add(table.row(ids.get(i), outcome, circumstances));
      if (!outcome.curve().isEmpty()) {
        curves.addAll(curveTable.rows(outcome));
      }
    }
  }

  /** Publishes the rows; curves first, so that a published run has its curve. */
  void publish(ResultDirectory results, String name) {
    if (!curves.isEmpty()) {
      results.publish(Table.CURVES, name, new CurveTable(scenario).columns(), curves);
    }
    results.publish(Table.RUNS, name, new RunTable(scenario).columns(), runs);
  }

  /** How the runs ended. */
  Tally tally() {
    List<String> names = new RunTable(scenario).columns().stream().map(Column::name).toList();
    int status = names.indexOf("status");
    int phase = names.indexOf("phase");
    int message = names.indexOf("message");
    Tally sum = Tally.NONE;
    for (Object[] row : runs) {
      sum = sum.plus(Tally.of((String) row[status], (String) row[phase], (String) row[message]));
    }
    return sum;
  }
}
