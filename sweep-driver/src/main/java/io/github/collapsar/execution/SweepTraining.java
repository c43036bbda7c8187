package io.github.collapsar.execution;

import io.github.collapsar.plan.Costs;
import io.github.collapsar.plan.PackSizing;
import io.github.collapsar.plan.PackStream;
import io.github.collapsar.plan.Plan;
import io.github.collapsar.plan.Selection;
import io.github.collapsar.results.PackId;
import io.github.collapsar.results.directory.ResultDirectory;
import io.github.collapsar.scenario.Scenarios;
import java.util.function.BooleanSupplier;
import org.apache.spark.sql.SparkSession;

/**
 * Trains runs of a plan on Spark: one task a pack, the longest first, a wave of packs after the
 * other so that what the driver holds depends on the number of executors and not on that of runs.
 *
 * @param plan the runs
 * @param order what executors are told
 * @param directory where results go; prepared, and the caller holds its lease
 * @param sizing what decides how large packs are
 * @param goOn asked several times a second; false ends the training
 */
record SweepTraining(
    Plan plan, Order order, ResultDirectory directory, PackSizing sizing, BooleanSupplier goOn) {

  /** The name of a pack. */
  String packId(PackTask task) {
    return PackId.of(
        task.selection()
            .indexes(task.range().from(), task.range().to())
            .mapToObj(index -> plan.run(index).id())
            .toList(),
        order.round());
  }

  /**
   * What was trained.
   *
   * @param tally how the runs ended
   * @param utilisation the share of their time that executors were training, from 0 to 1
   */
  record Result(Tally tally, double utilisation) {}

  /**
   * Trains the selected runs and returns when all are stored.
   *
   * @param task what progress is told that this is
   * @param suspects those of them that may have killed a process
   * @throws TrainingException if Spark gives up; what was stored by then stays
   */
  Result train(
      SparkSession spark, String task, Selection selection, Selection suspects, Progress progress) {
    Costs costs = Costs.toBeMeasured(Scenarios.require(order.scenario()));
    PackStream apart = new PackStream(plan, suspects, sizing, costs);
    Selection innocent =
        apart.isEmpty() ? selection : selection.and(index -> !suspects.contains(index));
    PackStream others = new PackStream(plan, innocent, sizing, costs);
    progress.begin(task, selection.count());
    try (Utilisation utilisation = Utilisation.watch(spark);
        Waves waves = new Waves(spark, this, costs, progress)) {
      waves.train(suspects, apart, PackTask.Care.APART);
      waves.train(innocent, others, PackTask.Care.NONE);
      waves.await();
      return new Result(waves.tally(), utilisation.share());
    }
  }
}
