package io.github.collapsar.analysis.results;

import io.github.collapsar.results.RowPrecedence;
import io.github.collapsar.results.directory.ResultDirectory;
import io.github.collapsar.results.storage.Storage;
import io.github.collapsar.scenario.Scenario;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/**
 * The tables of a result directory, registered as the views {@code runs}, {@code curves} and {@code
 * cells}.
 */
public final class Results {

  private static final String VERSION = "scenario_version";

  private final Dataset<Row> runs;
  private final Optional<Dataset<Row>> curves;
  private final Map<String, Object> constants;
  private final long leftOut;

  private Results(
      Dataset<Row> runs,
      Optional<Dataset<Row>> curves,
      Map<String, Object> constants,
      long leftOut) {
    this.runs = runs;
    this.curves = curves;
    this.constants = Map.copyOf(constants);
    this.leftOut = leftOut;
  }

  /**
   * Opens the tables and registers temporary views of them in the session: {@code runs}, and where
   * there are files {@code curves} and {@code cells} (all diagrams' cells, with a column {@code
   * diagram}).
   *
   * <p>Files and directories whose names start with {@code _} or {@code .} are not looked at. Every
   * footer of {@code runs} and {@code curves} is read, so that a file cut short is found here.
   *
   * @param directory the result directory of one sweep, any Hadoop path
   * @throws UnreadableResultsException if a Parquet file is corrupt, naming it, or if there are no
   *     runs at all
   * @throws io.github.collapsar.results.ResultsException if the directory cannot be listed
   */
  public static Results open(SparkSession spark, String directory) {
    Configuration configuration = spark.sessionState().newHadoopConf();
    ResultDirectory stored = ResultDirectory.at(directory, configuration);
    List<FileStatus> runFiles = stored.runs().visible();
    if (runFiles.isEmpty()) {
      throw new UnreadableResultsException(
          "Cannot find runs in %s; it has no file runs/*.parquet yet".formatted(directory),
          List.of(),
          null);
    }
    ParquetFooters footers = ParquetFooters.read(configuration, runFiles);
    Dataset<Row> runs = oneRowAnId(read(spark, runFiles, footers));
    runs.createOrReplaceTempView("runs");
    List<FileStatus> curveFiles = stored.curves().visible();
    Optional<Dataset<Row>> curves =
        curveFiles.isEmpty()
            ? Optional.empty()
            : Optional.of(
                read(spark, curveFiles, ParquetFooters.read(configuration, curveFiles))
                    .dropDuplicates("run_id", "step"));
    spark.catalog().dropTempView("curves");
    curves.ifPresent(table -> table.createOrReplaceTempView("curves"));
    registerCells(spark, configuration, stored.path("diagrams"));
    return new Results(runs, curves, footers.constants(), 0);
  }

  /**
   * The same without the runs that other versions of the scenario trained, which may mean something
   * else; the view {@code runs}, too, is left without them.
   *
   * @throws UnreadableResultsException if none remain
   */
  public Results ofVersion(Scenario scenario) {
    Object known = constants.get(VERSION);
    if (known != null && known.equals((long) scenario.version())) {
      return this;
    }
    Dataset<Row> those = runs.filter(functions.col(VERSION).equalTo(scenario.version()));
    if (those.isEmpty()) {
      throw new UnreadableResultsException(
          ("Cannot use runs that other versions of %s trained, this is version %d; use the Collapsar"
                  + " that trained them, which provenance.json names, or run the sweep again")
              .formatted(scenario.name(), scenario.version()),
          List.of(),
          null);
    }
    those.createOrReplaceTempView("runs");
    return new Results(those, curves, constants, runs.count() - those.count());
  }

  /** How many runs were left out as those of other versions of the scenario. */
  public long leftOut() {
    return leftOut;
  }

  /** The runs, one row an id: of several rows of one id a completed one, else the latest. */
  public Dataset<Row> runs() {
    return runs;
  }

  /** The recorded curves, one row a run and step; empty if none were recorded. */
  public Optional<Dataset<Row>> curves() {
    return curves;
  }

  /**
   * The columns of {@code runs} that hold one value only, with it: a Double, Long or String. Known
   * from the files' footers; a column may be missing here although it is constant.
   */
  public Map<String, Object> constants() {
    return constants;
  }

  /**
   * Reads Parquet files of results, whatever the session's settings are: every page is compared
   * with its checksum. Dictionaries are not asked whether a block has rows of interest, for then
   * Parquet would take them without their checksums.
   */
  public static DataFrameReader parquet(SparkSession spark) {
    return spark
        .read()
        .option("parquet.page.verify-checksum.enabled", true)
        .option("parquet.filter.dictionary.enabled", false);
  }

  private static Dataset<Row> read(
      SparkSession spark, List<FileStatus> files, ParquetFooters footers) {
    return parquet(spark)
        .option("mergeSchema", !footers.areAlike())
        .parquet(files.stream().map(file -> file.getPath().toString()).toArray(String[]::new));
  }

  /**
   * A run is stored twice where two sweeps met or a failed one was trained again. Which row is kept
   * must not depend on the order of files.
   */
  private static Dataset<Row> oneRowAnId(Dataset<Row> rows) {
    // rare, and looking for it is far cheaper than sorting all rows in each query
    boolean twice = !rows.groupBy("run_id").count().filter("count > 1").limit(1).isEmpty();
    if (!twice) {
      return rows;
    }
    Dataset<Row> ranked =
        rows.withColumn(
            "_rank",
            functions.expr(
                "row_number() OVER (PARTITION BY run_id ORDER BY " + RowPrecedence.SQL + ")"));
    return ranked.filter("_rank = 1").drop("_rank");
  }

  private static void registerCells(
      SparkSession spark, Configuration configuration, Path diagrams) {
    spark.catalog().dropTempView("cells");
    Map<String, FileStatus> files = new TreeMap<>();
    for (FileStatus diagram : list(configuration, diagrams)) {
      Path cells = new Path(diagram.getPath(), "cells.parquet");
      list(configuration, cells).stream()
          .filter(FileStatus::isFile)
          .forEach(file -> files.put(diagram.getPath().getName(), file));
    }
    files.values().forEach(file -> Storage.requireRegular(file.getPath()));
    ParquetFooters.read(configuration, List.copyOf(files.values()));
    Dataset<Row> all = null;
    for (Map.Entry<String, FileStatus> entry : files.entrySet()) {
      Dataset<Row> cells =
          parquet(spark)
              .parquet(entry.getValue().getPath().toString())
              .select(functions.lit(entry.getKey()).as("diagram"), functions.col("*"));
      all = all == null ? cells : all.unionByName(cells, true);
    }
    if (all != null) {
      all.createOrReplaceTempView("cells");
    }
  }

  /** What lies in a directory, hidden names left out; nothing if there is no such directory. */
  private static List<FileStatus> list(Configuration configuration, Path directory) {
    List<FileStatus> visible = new ArrayList<>();
    try {
      FileSystem fileSystem = directory.getFileSystem(configuration);
      for (FileStatus status : fileSystem.listStatus(directory)) {
        String name = status.getPath().getName();
        if (!name.startsWith("_") && !name.startsWith(".")) {
          visible.add(status);
        }
      }
    } catch (FileNotFoundException e) {
      return List.of();
    } catch (IOException e) {
      throw cannotList(directory, e);
    }
    return visible;
  }

  private static UnreadableResultsException cannotList(Path directory, IOException e) {
    return new UnreadableResultsException(
        "Cannot list %s: %s".formatted(directory, e.getMessage()),
        List.of(directory.toString()),
        e);
  }
}
