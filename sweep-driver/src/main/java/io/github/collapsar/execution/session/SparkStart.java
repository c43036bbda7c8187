package io.github.collapsar.execution.session;

import io.github.collapsar.execution.progress.SweepMetrics;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.SparkException;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.Utils;

/**
 * Starts Spark. What a setting is, in falling precedence: {@code --master}; what spark-submit or a
 * system property {@code spark.…} says; the configuration file; the defaults here.
 */
public final class SparkStart {

  private static final String MASTER = "spark.master";
  private static final String NAME = "spark.app.name";
  private static final String MAIN = "io.github.collapsar.command.Main";

  private static final Pattern LOCAL = Pattern.compile("local(?:\\[(\\d+|\\*)(?:,\\d+)?])?");

  /** Half as much again as what Spark reserves for itself. */
  private static final long SMALLEST_HEAP = 450L << 20;

  private SparkStart() {}

  /**
   * Starts Spark or takes the session that runs already.
   *
   * @param name shown in Spark's user interface
   * @param master of the command line, if given there
   * @param settings of the configuration file, by full name
   * @throws IllegalArgumentException if it does not start, with the reason
   */
  public static SparkSession session(
      String name, Optional<String> master, Map<String, String> settings) {
    SparkConf conf = settings(name, master, settings);
    String where = conf.get(MASTER);
    missing(where, Runtime.getRuntime().maxMemory(), System.getenv("SPARK_HOME"))
        .ifPresent(
            cause -> {
              throw new IllegalArgumentException(
                  "Cannot start Spark: %s = %s: %s".formatted(MASTER, where, cause));
            });
    keepToLoopback(conf);
    try {
      SparkContext context = SparkContext.getOrCreate(conf);
      return SparkSession.builder().sparkContext(context).getOrCreate();
    } catch (Exception e) {
      if (e instanceof SparkException || e instanceof RuntimeException) {
        throw new IllegalArgumentException(
            "Cannot start Spark: %s = %s: %s; check --master and the spark settings"
                .formatted(MASTER, conf.get(MASTER), firstLine(e)),
            e);
      }
      throw e;
    }
  }

  /** What Spark would fail for want of, saying something else. */
  static Optional<String> missing(String master, long heapBytes, String sparkHome) {
    if (master.startsWith("local-cluster") && sparkHome == null) {
      return Optional.of(
          "its executors are started from an installation of Spark, and SPARK_HOME is not set; set it, or give --master local[*]");
    }
    if (master.startsWith("local") && heapBytes < SMALLEST_HEAP) {
      return Optional.of(
          "the heap of %d MiB is too small for it; give COLLAPSAR_HEAP=%dm or more"
              .formatted(heapBytes >> 20, 600));
    }
    return Optional.empty();
  }

  /** Where Spark will run, by the same precedence. */
  public static String master(Optional<String> master, Map<String, String> settings) {
    return settings("", master, settings).get(MASTER);
  }

  /** How many tasks will run at the same time, as far as that can be known before Spark starts. */
  public static int plannedSlots(Optional<String> master, Map<String, String> settings) {
    SparkConf conf = settings("", master, settings);
    int here = Runtime.getRuntime().availableProcessors();
    Matcher local = LOCAL.matcher(conf.get(MASTER));
    int cores = conf.getInt("spark.executor.instances", 1) * conf.getInt("spark.executor.cores", 1);
    if (local.matches()) {
      String threads = local.group(1);
      cores = threads == null ? 1 : threads.equals("*") ? here : Integer.parseInt(threads);
    }
    return Math.max(1, cores / conf.getInt("spark.task.cpus", 1));
  }

  /** How many tasks can run at the same time. */
  public static int slots(SparkContext spark) {
    int cores = spark.defaultParallelism();
    return Math.max(1, cores / spark.conf().getInt("spark.task.cpus", 1));
  }

  /** All settings, by the same precedence. */
  public static SparkConf settings(
      String name, Optional<String> master, Map<String, String> settings) {
    SparkConf conf = new LoopbackConf();
    master.ifPresent(m -> conf.set(MASTER, m));
    settings.forEach(conf::setIfMissing);
    conf.setIfMissing(MASTER, "local[*]");
    nameApplication(conf, name);
    conf.setIfMissing("spark.sql.session.timeZone", "UTC");
    conf.setIfMissing("spark.hadoop.parquet.page.verify-checksum.enabled", "true");
    // A task is a pack, and packs have no place that they would rather be trained at.
    conf.setIfMissing("spark.locality.wait", "0s");
    // Native mathematics keeps to the cores of its task, or tasks would fight for them.
    conf.setIfMissing("spark.executorEnv.OMP_NUM_THREADS", conf.get("spark.task.cpus", "1"));
    add(conf, "spark.plugins", SweepMetrics.class);
    conf.setIfMissing(
        "spark.metrics.conf.driver.sink.prometheusServlet.class",
        "org.apache.spark.metrics.sink.PrometheusServlet");
    conf.setIfMissing(
        "spark.metrics.conf.driver.sink.prometheusServlet.path", "/metrics/prometheus");
    // What Spark remembers of jobs and tasks that are done: a sweep may have millions.
    conf.setIfMissing("spark.ui.retainedJobs", "200");
    conf.setIfMissing("spark.ui.retainedStages", "200");
    conf.setIfMissing("spark.ui.retainedTasks", "10000");
    guardPages(conf);
    if (conf.get(MASTER).startsWith("local")) {
      localDefaults(conf);
    }
    return conf;
  }

  /** spark-submit names an application after its class where nobody names it. */
  private static void nameApplication(SparkConf conf, String name) {
    if (conf.get(NAME, MAIN).equals(MAIN)) {
      conf.set(NAME, name);
    }
  }

  /**
   * A page of anyone's that the user's browser shows can ask for Spark's pages, too: they end no
   * job and show no thread or heap, for neither asks who it is that wants it. Spark refuses to be
   * shown in others' frames as long as {@code spark.ui.allowFramingFrom} is not set.
   */
  private static void guardPages(SparkConf conf) {
    conf.setIfMissing("spark.ui.killEnabled", "false");
    conf.setIfMissing("spark.ui.threadDumpsEnabled", "false");
    conf.setIfMissing("spark.ui.heapHistogramEnabled", "false");
  }

  /**
   * The master and the workers of {@code local-cluster} are in this process and listen to the
   * address that the machine's name has, unless they are told another name.
   */
  static void keepToLoopback(SparkConf conf) {
    boolean userDecided = LoopbackConf.isAddressGiven();
    if (conf.get(MASTER).startsWith("local-cluster") && !userDecided) {
      Utils.setCustomHostname("127.0.0.1");
    }
  }

  private static void add(SparkConf conf, String setting, Class<?> value) {
    String others = conf.get(setting, "");
    conf.set(setting, others.isBlank() ? value.getName() : others + "," + value.getName());
  }

  /** On one machine nobody looks at the web pages, and starting them takes a second. */
  private static void localDefaults(SparkConf conf) {
    conf.setIfMissing("spark.ui.enabled", "false");
    conf.setIfMissing("spark.driver.host", "localhost");
    conf.setIfMissing("spark.driver.bindAddress", "127.0.0.1");
    conf.setIfMissing(
        "spark.sql.shuffle.partitions",
        Integer.toString(Math.max(2, Runtime.getRuntime().availableProcessors())));
    conf.setIfMissing("spark.sql.sources.parallelPartitionDiscovery.threshold", "100000");
  }

  private static String firstLine(Throwable error) {
    String text = error.getMessage();
    return text == null ? error.getClass().getSimpleName() : text.lines().findFirst().orElse("");
  }
}
