package io.github.collapsar.execution.stored;

import io.github.collapsar.execution.session.TrainingException;
import io.github.collapsar.results.StoredRow;
import io.github.collapsar.results.Table;
import io.github.collapsar.results.compaction.Compaction;
import io.github.collapsar.results.directory.ResultDirectory;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Makes few large files of the many small ones that packs leave, and of several rows of one run the
 * one that readers take. Safe to kill at any time, and to do again.
 */
public final class ResultCompaction {

  /** About how large a compacted file is, in bytes. */
  private static final long BYTES = 128L << 20;

  private final ResultDirectory directory;

  /** Compaction of results whose lease the caller holds. */
  public ResultCompaction(ResultDirectory directory) {
    this.directory = directory;
  }

  /** Compacts what is worth it; does nothing, and does not ask for Spark, where nothing is. */
  public void compact(Supplier<SparkSession> spark) {
    for (Table table : Table.values()) {
      Compaction compaction = new Compaction(directory.table(table));
      compaction.removeReplaced();
      if (compaction.hasParts()) {
        compact(spark, table, compaction);
      }
    }
    directory.removeLeftovers();
  }

  private void compact(Supplier<SparkSession> spark, Table table, Compaction compaction) {
    RepeatedRuns.Resolution repeated =
        new RepeatedRuns(directory.table(table))
            .resolve(new StoredRuns(directory).isSmall(), spark);
    List<Compaction.Parts> groups = compaction.candidates(BYTES, repeated.files());
    if (!groups.isEmpty()) {
      compact(spark.get(), table, groups, repeated.keepers());
      compaction.removeReplaced();
    }
  }

  private void compact(
      SparkSession spark, Table table, List<Compaction.Parts> groups, Map<String, String> keepers) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Broadcast<Map<String, String>> kept = context.broadcast(keepers);
    Broadcast<SerializableConfiguration> hadoop =
        context.broadcast(new SerializableConfiguration(context.hadoopConfiguration()));
    String uri = directory.uri();
    String description =
        "%s: %,d files of %s become %,d"
            .formatted(
                uri.substring(uri.lastIndexOf('/') + 1),
                groups.stream().mapToInt(group -> group.files().size()).sum(),
                table.directory(),
                groups.size());
    context.setJobDescription(description);
    context.setCallSite(description);
    try {
      context
          .parallelize(groups, groups.size())
          .setName("compact")
          .foreach(
              group ->
                  new Compaction(ResultDirectory.at(uri, hadoop.value().value()).table(table))
                      .compact(
                          group,
                          (file, row) -> {
                            String keeper = kept.value().get(row.text(StoredRow.RUN_ID));
                            return keeper == null || keeper.equals(file);
                          }));
    } catch (Exception e) {
      throw TrainingException.of(e, directory.location());
    } finally {
      context.setJobDescription(null);
      context.clearCallSite();
    }
  }
}
