package io.github.collapsar.command;

import io.github.collapsar.execution.progress.Tally;
import io.github.collapsar.execution.stored.StoredRuns;
import io.github.collapsar.results.directory.ResultDirectory;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;

/** How stored runs ended, whether they are few or many. */
final class StoredTally {

  private StoredTally() {}

  static Tally tally(ResultDirectory directory, Supplier<SparkSession> spark) {
    StoredRuns stored = new StoredRuns(directory);
    return stored.isSmall() ? stored.tally() : stored.tally(spark.get());
  }
}
