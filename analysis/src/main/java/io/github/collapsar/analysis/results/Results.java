package io.github.collapsar.analysis.results;

import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The tables of a result directory, registered as the views {@code runs}, {@code curves}, {@code cells}. */
public final class Results {

  private final Dataset<Row> runs;
  private final Optional<Dataset<Row>> curves;

  private Results(Dataset<Row> runs, Optional<Dataset<Row>> curves) {
    this.runs = runs;
    this.curves = curves;
  }

  /**
   * Opens the tables and registers temporary views of them in the session: {@code runs}, and where
   * there are files {@code curves} and {@code cells} (all diagrams' cells, with a column {@code
   * diagram}).
   *
   * @param directory the result directory of one sweep, any Hadoop path
   * @throws UnreadableResultsException if a Parquet file is corrupt, naming it, or if there are no
   *     runs at all
   */
  public static Results open(SparkSession spark, String directory) {
    throw new UnsupportedOperationException("Cannot open " + directory + " with " + spark);
  }

  /** The runs, one row an id: of several rows of one id a completed one, else the latest. */
  public Dataset<Row> runs() {
    return runs;
  }

  /** The recorded curves, one row a run and step; empty if none were recorded. */
  public Optional<Dataset<Row>> curves() {
    return curves;
  }
}
