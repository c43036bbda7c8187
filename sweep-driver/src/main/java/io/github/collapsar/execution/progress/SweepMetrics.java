package io.github.collapsar.execution.progress;

import com.codahale.metrics.Gauge;
import com.codahale.metrics.Histogram;
import com.codahale.metrics.Meter;
import com.codahale.metrics.MetricRegistry;
import com.codahale.metrics.SlidingTimeWindowArrayReservoir;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToLongFunction;
import org.apache.spark.SparkContext;
import org.apache.spark.api.plugin.DriverPlugin;
import org.apache.spark.api.plugin.ExecutorPlugin;
import org.apache.spark.api.plugin.PluginContext;
import org.apache.spark.api.plugin.SparkPlugin;

/**
 * How a sweep goes, as metrics of Spark's driver: {@code runs.learned}, {@code runs.collapsed},
 * {@code runs.diverged}, {@code runs.failed}, {@code runs.timed-out}, {@code runs.rate} (runs a
 * second), {@code packs} and {@code pack.milliseconds} (of the last ten minutes). Spark's own
 * settings say where they go, such as to a Prometheus servlet.
 *
 * <p>Spark makes it by its name, from the setting {@code spark.plugins}.
 */
public final class SweepMetrics implements SparkPlugin {

  private static final AtomicReference<Tally> TALLY = new AtomicReference<>(Tally.NONE);
  private static final Meter RUNS = new Meter();
  private static final Histogram PACK_MILLISECONDS =
      new Histogram(new SlidingTimeWindowArrayReservoir(10, TimeUnit.MINUTES));

  private static final Map<String, ToLongFunction<Tally>> GAUGES =
      Map.of(
          "runs.learned", Tally::learned,
          "runs.collapsed", Tally::collapsed,
          "runs.diverged", Tally::diverged,
          "runs.failed", Tally::failed,
          "runs.timed-out", Tally::timedOut,
          "packs", Tally::packs);

  /**
   * A pack is done.
   *
   * @param pack how its runs ended
   * @param seconds how long it trained
   */
  public static void done(Tally pack, double seconds) {
    TALLY.updateAndGet(before -> before.plus(pack));
    RUNS.mark(pack.runs());
    PACK_MILLISECONDS.update(Math.round(1000 * seconds));
  }

  @Override
  public DriverPlugin driverPlugin() {
    return new DriverPlugin() {
      @Override
      public Map<String, String> init(SparkContext context, PluginContext plugin) {
        return Map.of();
      }

      @Override
      public void registerMetrics(String application, PluginContext plugin) {
        register(plugin.metricRegistry());
      }
    };
  }

  private static void register(MetricRegistry registry) {
    GAUGES.forEach(
        (name, value) ->
            registry.register(name, (Gauge<Long>) () -> value.applyAsLong(TALLY.get())));
    registry.register("runs.rate", RUNS);
    registry.register("pack.milliseconds", PACK_MILLISECONDS);
  }

  /** Executors have nothing to add. */
  @Override
  public ExecutorPlugin executorPlugin() {
    return null;
  }
}
