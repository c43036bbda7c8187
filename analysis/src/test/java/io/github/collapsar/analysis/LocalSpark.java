package io.github.collapsar.analysis;

import org.apache.spark.sql.SparkSession;

/** One small Spark for all tests of the module. */
public final class LocalSpark {

  private LocalSpark() {}

  /** A session of its own views and settings. */
  public static SparkSession session() {
    return Holder.SPARK.newSession();
  }

  private static final class Holder {
    private static final SparkSession SPARK =
        SparkSession.builder()
            .master("local[2]")
            .appName("analysis-tests")
            .config("spark.ui.enabled", false)
            .config("spark.sql.shuffle.partitions", 2)
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .getOrCreate();
  }
}
