package io.github.collapsar.execution.task;

import io.github.collapsar.execution.isolation.IsolatedTraining;
import io.github.collapsar.execution.training.FaultTolerantTrainer;
import io.github.collapsar.execution.training.PackRows;
import io.github.collapsar.execution.training.TimeLimit;
import io.github.collapsar.execution.training.TrainingSettings;
import io.github.collapsar.plan.Plan;
import io.github.collapsar.results.Circumstances;
import io.github.collapsar.results.PackId;
import io.github.collapsar.results.directory.ResultDirectory;
import io.github.collapsar.results.lease.Attempt;
import io.github.collapsar.run.Run;
import io.github.collapsar.run.RunId;
import io.github.collapsar.scenario.Scenario;
import io.github.collapsar.scenario.Scenarios;
import io.github.collapsar.scenario.TrainingContext;
import java.io.Serializable;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.spark.TaskContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.resource.ResourceInformation;
import org.apache.spark.util.SerializableConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.collection.Iterator;
import scala.runtime.AbstractFunction1;

/**
 * What an executor does with a pack: derives its runs from the plan, trains them, publishes their
 * rows.
 */
public final class PackTraining extends AbstractFunction1<Iterator<PackTask>, PackReport>
    implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(PackTraining.class);

  /** Spark's name of the resource. */
  private static final String GPU = "gpu";

  /**
   * Attempts that ended without a word before a pack is trained in a process of its own. One may
   * have been the machine's fault.
   */
  private static final int DEATHS = 2;

  private final Broadcast<Plan> plan;
  private final Broadcast<SerializableConfiguration> hadoop;
  private final String directory;
  private final TrainingSettings settings;

  /**
   * The function that is sent to executors.
   *
   * @param directory where results go, by URI
   */
  public PackTraining(
      Broadcast<Plan> plan,
      Broadcast<SerializableConfiguration> hadoop,
      String directory,
      TrainingSettings settings) {
    this.plan = plan;
    this.hadoop = hadoop;
    this.directory = directory;
    this.settings = settings;
  }

  @Override
  public PackReport apply(Iterator<PackTask> tasks) {
    PackTask task = tasks.next();
    ResultDirectory results = ResultDirectory.at(directory, hadoop.value().value());
    List<Run> runs =
        task.selection()
            .indexes(task.range().from(), task.range().to())
            .mapToObj(plan.value()::run)
            .toList();
    List<RunId> ids = Run.ids(runs);
    String packId = PackId.of(ids, settings.round());
    if (results.runs().isPublished(packId)) {
      // An attempt before this one got that far and its answer was lost.
      LOG.info("{} ({}) is already stored", task, packId);
      return new PackReport(PackRows.publishedTally(results, packId).plusPack(), 0);
    }
    boolean isolated =
        task.isolation() == PackTask.Isolation.OWN_PROCESS || diedBefore(results, packId);
    PackRows rows;
    long started = System.nanoTime();
    double seconds;
    try (Attempt attempt = results.attempts().begin(packId, ids)) {
      LOG.debug("{} begins as {}", task, attempt);
      if (isolated) {
        LOG.warn("{} ({}) may have killed a process; training it in its own", task, packId);
      }
      rows = train(task, packId, runs, ids, isolated, results);
      seconds = (System.nanoTime() - started) * 1e-9;
      rows.publish(results, packId);
    }
    if (isolated) {
      results.attempts().clear(packId);
    }
    LOG.info("{} ({}) trained {} runs in {} s", task, packId, runs.size(), seconds);
    return new PackReport(rows.tally().plusPack(), seconds);
  }

  private PackRows train(
      PackTask task,
      String packId,
      List<Run> runs,
      List<RunId> ids,
      boolean isolated,
      ResultDirectory results) {
    Scenario scenario = Scenarios.require(plan.value().scenario());
    Circumstances circumstances =
        new Circumstances(
            settings.engine().word(),
            packId,
            attempt(),
            hostName(),
            Instant.now(),
            settings.version());
    TimeLimit limit = new TimeLimit(settings.timeLimit(), task.range().seconds() / runs.size());
    TrainingContext context = settings.context().on(gpu());
    PackRows rows = new PackRows(scenario, circumstances);
    if (!isolated) {
      try {
        rows.add(
            new FaultTolerantTrainer(
                    scenario.trainer(settings.engine()),
                    context.leaving(results.checkpoints()),
                    limit)
                .train(runs),
            ids);
        return rows;
      } catch (TimeLimit.StuckException e) {
        LOG.warn("{} ({}) does not stop; training it in a process of its own", task, packId, e);
      }
    }
    new IsolatedTraining(results, hadoop.value().value(), settings.engine(), context, limit)
        .train(runs, rows);
    return rows;
  }

  private static boolean diedBefore(ResultDirectory results, String packId) {
    return attempt() >= DEATHS
        && results.attempts().of(packId).stream().filter(mark -> !mark.own()).count() >= DEATHS;
  }

  private static int attempt() {
    TaskContext task = TaskContext.get();
    return task == null ? 0 : task.attemptNumber();
  }

  /** The address of the GPU that Spark assigned to this task. */
  private static Optional<String> gpu() {
    TaskContext task = TaskContext.get();
    ResourceInformation given = task == null ? null : task.resourcesJMap().get(GPU);
    return Optional.ofNullable(given).map(assigned -> assigned.addresses()[0]);
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }
}
