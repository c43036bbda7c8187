package io.github.collapsar.execution;

import io.github.collapsar.execution.session.SparkStart;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;

/** One Spark for all tests of a JVM: starting it takes longer than most of them. */
public final class TestSpark {

  private TestSpark() {}

  /** The session, started at the first call. */
  public static synchronized SparkSession session() {
    return SparkStart.session(
        "tests", Optional.of("local[2]"), Map.of("spark.ui.enabled", "true", "spark.ui.port", "0"));
  }
}
