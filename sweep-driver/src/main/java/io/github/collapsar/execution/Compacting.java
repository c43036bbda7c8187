package io.github.collapsar.execution;

import io.github.collapsar.execution.session.TrainingException;
import io.github.collapsar.results.Table;
import io.github.collapsar.results.directory.Compaction;
import io.github.collapsar.results.directory.ResultDirectory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;
import scala.Tuple2;

/**
 * Makes few large files of the many small ones that packs leave, and of several rows of one run the
 * one that readers take. Safe to kill at any time, and to do again.
 *
 * @param directory the results; the caller holds its lease
 */
public record Compacting(ResultDirectory directory) {

  /** About how large a compacted file is, in bytes. */
  private static final long BYTES = 128L << 20;

  /** Compacts what is worth it; does nothing, and does not ask for Spark, where nothing is. */
  public void compact(Supplier<SparkSession> spark) {
    directory.compaction().removeReplaced();
    for (Table table : Table.values()) {
      if (directory.compaction().hasParts(table)) {
        compact(spark, table);
      }
    }
    directory.removeLeftovers();
  }

  private void compact(Supplier<SparkSession> spark, Table table) {
    Repetitions.Resolution repetitions = new Repetitions(directory).resolve(spark, table);
    List<Compaction.Parts> groups =
        directory.compaction().candidates(table, BYTES, repetitions.files());
    if (!groups.isEmpty()) {
      compact(spark.get(), table, groups, repetitions.keepers());
      directory.compaction().removeReplaced();
    }
  }

  private void compact(
      SparkSession spark, Table table, List<Compaction.Parts> groups, Map<String, String> keepers) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Broadcast<Map<String, String>> kept = context.broadcast(keepers);
    Broadcast<SerializableConfiguration> hadoop =
        context.broadcast(new SerializableConfiguration(context.hadoopConfiguration()));
    String uri = directory.uri();
    List<Tuple2<Table, Compaction.Parts>> tasks = new ArrayList<>();
    groups.forEach(group -> tasks.add(new Tuple2<>(table, group)));
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
          .parallelize(tasks, tasks.size())
          .setName("compact")
          .foreach(
              task ->
                  ResultDirectory.at(uri, hadoop.value().value())
                      .compaction()
                      .compact(
                          task._1(),
                          task._2(),
                          (file, row) -> {
                            String keeper = kept.value().get((String) row[0]);
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
