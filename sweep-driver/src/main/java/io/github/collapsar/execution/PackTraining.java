package io.github.collapsar.execution;

import io.github.collapsar.plan.Plan;
import io.github.collapsar.results.Circumstances;
import io.github.collapsar.results.PackId;
import io.github.collapsar.results.Table;
import io.github.collapsar.results.directory.ResultDirectory;
import io.github.collapsar.results.lease.Attempt;
import io.github.collapsar.run.Run;
import io.github.collapsar.run.RunId;
import io.github.collapsar.scenario.Scenario;
import io.github.collapsar.scenario.Scenarios;
import java.io.Serializable;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.List;
import org.apache.spark.TaskContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.collection.Iterator;
import scala.runtime.AbstractFunction1;

/**
 * What an executor does with a pack: derives its runs from the plan, trains them, publishes their
 * rows.
 */
final class PackTraining extends AbstractFunction1<Iterator<PackTask>, PackReport>
    implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(PackTraining.class);

  /**
   * Attempts that ended without a word before a pack is trained apart. One may have been the
   * machine's fault.
   */
  private static final int DEATHS = 2;

  private final Broadcast<Plan> plan;
  private final Broadcast<SerializableConfiguration> hadoop;
  private final Order order;

  PackTraining(Broadcast<Plan> plan, Broadcast<SerializableConfiguration> hadoop, Order order) {
    this.plan = plan;
    this.hadoop = hadoop;
    this.order = order;
  }

  @Override
  public PackReport apply(Iterator<PackTask> tasks) {
    return train(tasks.next());
  }

  private PackReport train(PackTask task) {
    ResultDirectory results = ResultDirectory.at(order.directory(), hadoop.value().value());
    List<Run> runs =
        task.selection()
            .indexes(task.range().from(), task.range().to())
            .mapToObj(plan.value()::run)
            .toList();
    List<RunId> ids = Run.ids(runs);
    String packId = PackId.of(ids, order.round());
    if (results.published(Table.RUNS, packId)) {
      // An attempt before this one got that far and its answer was lost.
      LOG.info("{} ({}) is already stored", task, packId);
      String file = results.packFile(Table.RUNS, packId);
      return new PackReport(StoredRuns.tally(results, file).plusPack(), 0);
    }
    boolean apart = task.care() == PackTask.Care.APART || diedBefore(results, packId);
    TrainedPack trained;
    long started = System.nanoTime();
    double seconds;
    try (Attempt attempt = results.attempts().begin(packId, ids)) {
      LOG.debug("{} begins as {}", task, attempt);
      trained = train(task, packId, runs, ids, apart, results);
      seconds = (System.nanoTime() - started) * 1e-9;
      trained.publish(results, packId);
    }
    if (apart) {
      results.attempts().clear(packId);
    }
    LOG.info("{} ({}) trained {} runs in {} s", task, packId, runs.size(), seconds);
    return new PackReport(trained.tally().plusPack(), seconds);
  }

  private TrainedPack train(
      PackTask task,
      String packId,
      List<Run> runs,
      List<RunId> ids,
      boolean apart,
      ResultDirectory results) {
    Scenario scenario = Scenarios.require(order.scenario());
    Circumstances circumstances =
        new Circumstances(
            order.engine().word(), packId, attempt(), hostName(), Instant.now(), order.version());
    TrainedPack trained = TrainedPack.empty(scenario, circumstances);
    TimeLimit limit = new TimeLimit(order.timeLimit(), task.range().seconds() / runs.size());
    if (!apart) {
      try {
        PatientTrainer trainer =
            new PatientTrainer(
                scenario.trainer(order.engine()),
                order.ofTask().context().leaving(results.checkpoints()),
                limit);
        trained.add(trainer.train(runs), ids);
        return trained;
      } catch (TimeLimit.StuckException e) {
        LOG.warn("{} ({}) does not stop when asked to; training it apart", task, packId, e);
        trained = TrainedPack.empty(scenario, circumstances);
      }
    } else {
      LOG.warn("{} ({}) may have killed a process; training it apart", task, packId);
    }
    new ApartTraining(order.ofTask(), limit, trained, hadoop.value().value()).train(runs);
    return trained;
  }

  private static boolean diedBefore(ResultDirectory results, String packId) {
    return attempt() >= DEATHS
        && results.attempts().of(packId).stream().filter(mark -> !mark.own()).count() >= DEATHS;
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
