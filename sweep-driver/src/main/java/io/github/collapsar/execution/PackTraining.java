package io.github.collapsar.execution;

import io.github.collapsar.plan.Plan;
import io.github.collapsar.results.Circumstances;
import io.github.collapsar.results.CurveTable;
import io.github.collapsar.results.RunTable;
import io.github.collapsar.run.Outcome;
import io.github.collapsar.run.Run;
import io.github.collapsar.run.RunId;
import io.github.collapsar.scenario.Engine;
import io.github.collapsar.scenario.Scenario;
import io.github.collapsar.scenario.Scenarios;
import io.github.collapsar.scenario.TrainingContext;
import io.github.collapsar.store.PackId;
import io.github.collapsar.store.ResultDirectory;
import io.github.collapsar.store.Table;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.VoidFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an executor does with a pack: derives its runs from the plan, trains them, publishes their
 * rows. Curves go first, so that a published run has its curve.
 */
final class PackTraining implements VoidFunction<PackTask> {

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(PackTraining.class);

  private final Broadcast<Plan> plan;
  private final Broadcast<SerializableConfiguration> hadoop;
  private final String directory;
  private final String scenarioName;
  private final Engine engine;
  // Its parts: an Optional cannot be sent.
  private final String dataDirectory;
  private final long curveEvery;
  private final String version;
  private final TallyAccumulator tally;

  PackTraining(
      Broadcast<Plan> plan,
      Broadcast<SerializableConfiguration> hadoop,
      String directory,
      String scenarioName,
      Engine engine,
      TrainingContext context,
      String version,
      TallyAccumulator tally) {
    this.plan = plan;
    this.hadoop = hadoop;
    this.directory = directory;
    this.scenarioName = scenarioName;
    this.engine = engine;
    this.dataDirectory = context.dataDirectory().orElse(null);
    this.curveEvery = context.curveEvery();
    this.version = version;
    this.tally = tally;
  }

  @Override
  public void call(PackTask task) {
    ResultDirectory results = ResultDirectory.at(directory, hadoop.value().value());
    List<Run> runs =
        task.selection()
            .indexes(task.range().from(), task.range().to())
            .mapToObj(plan.value()::run)
            .toList();
    List<RunId> ids = runs.stream().map(Run::id).toList();
    String packId = PackId.of(ids);
    if (results.published(Table.RUNS, packId)) {
      // An attempt before this one got that far and its answer was lost.
      LOG.info("{} ({}) is already stored", task, packId);
      tally.add(StoredRuns.tally(results, results.packFile(Table.RUNS, packId)).plusPack());
      return;
    }
    Scenario scenario = Scenarios.require(scenarioName);
    Instant startedAt = Instant.now();
    List<Outcome> outcomes = new PatientTrainer(scenario.trainer(engine), context()).train(runs);
    Circumstances circumstances =
        new Circumstances(engine.word(), packId, attempt(), hostName(), startedAt, version);
    publish(results, scenario, packId, outcomes, circumstances);
    Tally sum = Tally.NONE;
    for (Outcome outcome : outcomes) {
      sum = sum.plus(outcome);
    }
    tally.add(sum.plusPack());
    LOG.info("{} ({}) trained {} runs since {}", task, packId, runs.size(), startedAt);
  }

  private static void publish(
      ResultDirectory results,
      Scenario scenario,
      String packId,
      List<Outcome> outcomes,
      Circumstances circumstances) {
    CurveTable curves = new CurveTable(scenario);
    List<Object[]> points =
        outcomes.stream()
            .filter(outcome -> !outcome.curve().isEmpty())
            .flatMap(outcome -> curves.rows(outcome).stream())
            .toList();
    if (!points.isEmpty()) {
      results.publish(Table.CURVES, packId, curves.columns(), points);
    }
    RunTable table = new RunTable(scenario);
    List<Object[]> rows = outcomes.stream().map(o -> table.row(o, circumstances)).toList();
    results.publish(Table.RUNS, packId, table.columns(), rows);
  }

  private TrainingContext context() {
    return new TrainingContext(Optional.ofNullable(dataDirectory), curveEvery);
  }

  private static int attempt() {
    TaskContext task = TaskContext.get();
    return task == null ? 0 : task.attemptNumber();
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }
}
