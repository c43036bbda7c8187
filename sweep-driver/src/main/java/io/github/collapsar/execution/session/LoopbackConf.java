package io.github.collapsar.execution.session;

import org.apache.spark.SparkConf;

/**
 * Settings under which Spark's web pages listen to this machine only, as long as the master is
 * local. Spark binds them to the address in the environment variable {@code SPARK_LOCAL_IP}, or to
 * every one, and has no setting for it; it asks its settings for the variable.
 */
final class LoopbackConf extends SparkConf {

  private static final long serialVersionUID = 1L;
  private static final String VARIABLE = "SPARK_LOCAL_IP";

  /** What system properties say. */
  LoopbackConf() {
    super();
  }

  private LoopbackConf(LoopbackConf original) {
    super(false);
    for (var setting : original.getAll()) {
      set(setting._1(), setting._2());
    }
  }

  /** Whether the environment says where to listen. */
  static boolean isAddressGiven() {
    return System.getenv(VARIABLE) != null || System.getenv("SPARK_LOCAL_HOSTNAME") != null;
  }

  @Override
  public String getenv(String name) {
    String value = super.getenv(name);
    boolean local = get("spark.master", "").startsWith("local");
    return value == null && local && name.equals(VARIABLE) ? "127.0.0.1" : value;
  }

  /** Spark works with a copy. */
  @Override
  public SparkConf clone() {
    return new LoopbackConf(this);
  }
}
