package io.github.collapsar.command;

import io.github.collapsar.results.directory.ResultDirectory;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;

/** Result directories before Spark has started, and without it. */
final class Hadoop {

  private static final String PREFIX = "spark.hadoop.";

  private Hadoop() {}

  /**
   * Hadoop's settings: its own files, then {@code spark.hadoop.*} of the configuration file, then
   * those of spark-submit or the system properties, as Spark itself orders them.
   */
  static Configuration configuration(Map<String, String> sparkSettings) {
    Configuration hadoop = new Configuration();
    sparkSettings.forEach((key, value) -> set(hadoop, key, value));
    for (String key : System.getProperties().stringPropertyNames()) {
      set(hadoop, key, System.getProperty(key));
    }
    return hadoop;
  }

  private static void set(Configuration hadoop, String key, String value) {
    if (key.startsWith(PREFIX)) {
      hadoop.set(key.substring(PREFIX.length()), value);
    }
  }

  /** A result directory that must be there and be one, or nothing is written into it. */
  static ResultDirectory existing(String location) {
    if (location.isBlank()) {
      throw new UsageException(
          "Cannot find results: no directory is named; give the directory of a sweep, such as results/quickstart");
    }
    ResultDirectory directory = ResultDirectory.at(location, configuration(Map.of()));
    if (!directory.exists()) {
      throw new UsageException(
          "Cannot find results: %s is not there; give the directory of a sweep, such as results/quickstart"
              .formatted(location));
    }
    if (directory.sweep().isEmpty() && directory.runs().visible().isEmpty()) {
      throw new UsageException(
          "Cannot find results: %s has no sweep.conf and no runs/*.parquet; give the directory of a sweep, such as results/quickstart"
              .formatted(location));
    }
    return directory;
  }
}
