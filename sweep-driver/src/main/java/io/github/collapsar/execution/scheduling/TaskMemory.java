package io.github.collapsar.execution.scheduling;

import io.github.collapsar.configuration.Sweep;
import io.github.collapsar.execution.session.SparkStart;
import io.github.collapsar.plan.PackSizing;
import io.github.collapsar.run.Value;
import io.github.collapsar.scenario.CommonParameters;
import io.github.collapsar.scenario.Scenario;
import io.github.collapsar.scenario.Scenarios;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.SparkConf;
import org.apache.spark.network.util.JavaUtils;
import org.apache.spark.sql.SparkSession;

/** How much memory a task has for its pack. */
public final class TaskMemory {

  /** The rest is for Spark, the writing of files and what a scenario's estimate leaves out. */
  private static final double SHARE = 0.4;

  /** A recorded number as an object in a list. */
  private static final int BYTES_PER_NUMBER = 32;

  private TaskMemory() {}

  /** Packs that fit, as estimated before Spark has started. */
  public static PackSizing sizing(
      Map<String, String> settings, Optional<String> master, Sweep sweep) {
    SparkConf conf = SparkStart.settings("", master, settings);
    return sizing(conf, SparkStart.plannedSlots(master, settings), sweep);
  }

  /** Packs that fit. */
  public static PackSizing sizing(SparkSession spark, Sweep sweep) {
    return sizing(spark.sparkContext().conf(), SparkStart.slots(spark.sparkContext()), sweep);
  }

  private static PackSizing sizing(SparkConf conf, int slots, Sweep sweep) {
    boolean local = conf.get("spark.master").startsWith("local");
    long memory =
        local
            ? Runtime.getRuntime().maxMemory()
            : JavaUtils.byteStringAsBytes(conf.get("spark.executor.memory", "1g"));
    int tasks =
        local
            ? slots
            : Math.max(
                1, conf.getInt("spark.executor.cores", 1) / conf.getInt("spark.task.cpus", 1));
    return PackSizing.within((long) (SHARE * memory / tasks), curveBytes(sweep)).withMemory(memory);
  }

  private static long curveBytes(Sweep sweep) {
    if (sweep.curveEvery() == 0) {
      return 0;
    }
    long steps =
        sweep.grid().get(CommonParameters.STEPS).values().stream()
            .mapToLong(value -> ((Value.Whole) value).value())
            .max()
            .orElse(0);
    Scenario scenario = Scenarios.require(sweep.scenario());
    return steps / sweep.curveEvery() * scenario.measurements().size() * BYTES_PER_NUMBER;
  }
}
