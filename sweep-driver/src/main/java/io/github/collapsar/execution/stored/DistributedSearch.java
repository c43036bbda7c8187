package io.github.collapsar.execution.stored;

import io.github.collapsar.analysis.results.Results;
import io.github.collapsar.execution.progress.Tally;
import io.github.collapsar.plan.Plan;
import io.github.collapsar.plan.Selection;
import io.github.collapsar.results.directory.ResultDirectory;
import io.github.collapsar.run.RunId;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;
import org.roaringbitmap.RoaringBitmap;
import scala.Tuple2;

/**
 * Reads large results on Spark's executors. To find missing runs it takes the ids of the planned
 * indexes, less those stored. What comes back is a compressed bitmap of indexes for every block of
 * the plan, so the driver's memory grows with neither the plan nor the results.
 */
final class DistributedSearch {

  /** Indexes a task: about a second's worth of digests. */
  private static final long BLOCK = 1 << 18;

  private static final StructType PLANNED =
      new StructType()
          .add("high", DataTypes.LongType)
          .add("low", DataTypes.LongType)
          .add("index", DataTypes.LongType);
  private static final StructType STORED =
      new StructType().add("high", DataTypes.LongType).add("low", DataTypes.LongType);

  private final SparkSession spark;
  private final ResultDirectory directory;
  private final JavaSparkContext context;

  DistributedSearch(SparkSession spark, ResultDirectory directory) {
    this.spark = spark;
    this.directory = directory;
    this.context = JavaSparkContext.fromSparkContext(spark.sparkContext());
  }

  /** The wanted indexes whose ids are not stored. */
  Selection missing(Plan plan, Selection wanted, Retry retry) {
    Dataset<Row> missing =
        planned(plan)
            .join(stored(retry), new String[] {"high", "low"}, "left_anti")
            .select("index");
    Map<Long, RoaringBitmap> blocks =
        missing
            .toJavaRDD()
            .mapPartitionsToPair(DistributedSearch::bitmaps)
            .reduceByKey((a, b) -> RoaringBitmap.or(a, b))
            .collectAsMap();
    RoaringBitmap none = new RoaringBitmap();
    return wanted.and(
        index -> blocks.getOrDefault(index / BLOCK, none).contains((int) (index % BLOCK)));
  }

  /** How the stored runs ended, each id once. */
  Tally tally() {
    Dataset<Row> ends =
        Results.open(spark, directory.uri()).runs().select("status", "phase", "message");
    return ends
        .groupBy("status", "phase")
        .agg(functions.count("*"), functions.any_value(functions.col("message")))
        .collectAsList()
        .stream()
        .map(
            row ->
                Tally.of(row.getString(0), row.getString(1), row.getString(3))
                    .times(row.getLong(2)))
        .reduce(Tally.NONE, Tally::plus);
  }

  private Dataset<Row> planned(Plan plan) {
    long blocks = (plan.runs() + BLOCK - 1) / BLOCK;
    Broadcast<Plan> shared = context.broadcast(plan);
    List<Long> numbers = LongStream.range(0, blocks).boxed().toList();
    JavaRDD<Row> rows =
        context
            .parallelize(numbers, Math.toIntExact(blocks))
            .flatMap(
                block ->
                    LongStream.range(
                            block * BLOCK, Math.min((block + 1) * BLOCK, shared.value().runs()))
                        .mapToObj(index -> row(shared.value().run(index).id(), index))
                        .iterator());
    return spark.createDataFrame(rows, PLANNED);
  }

  private Dataset<Row> stored(Retry retry) {
    List<String> files = directory.runs().uris();
    String uri = directory.uri();
    Broadcast<SerializableConfiguration> hadoop =
        context.broadcast(new SerializableConfiguration(context.hadoopConfiguration()));
    JavaRDD<Row> rows =
        context
            .parallelize(files, files.size())
            .flatMap(
                file ->
                    StoredRuns.done(
                            ResultDirectory.at(uri, hadoop.value().value()).runs(), file, retry)
                        .stream()
                        .map(id -> RowFactory.create(id.high(), id.low()))
                        .iterator());
    return spark.createDataFrame(rows, STORED);
  }

  private static Row row(RunId id, long index) {
    return RowFactory.create(id.high(), id.low(), index);
  }

  private static Iterator<Tuple2<Long, RoaringBitmap>> bitmaps(Iterator<Row> rows) {
    Map<Long, RoaringBitmap> blocks = new HashMap<>();
    while (rows.hasNext()) {
      long index = rows.next().getLong(0);
      blocks.computeIfAbsent(index / BLOCK, b -> new RoaringBitmap()).add((int) (index % BLOCK));
    }
    return blocks.entrySet().stream()
        .map(entry -> new Tuple2<>(entry.getKey(), entry.getValue()))
        .iterator();
  }
}
