package io.github.collapsar.analysis.results;

import java.util.List;
import java.util.Optional;
import org.apache.spark.SparkThrowable;

/** Some files of a result directory cannot be read. Nothing was changed. */
public final class UnreadableResultsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final List<String> files;

  UnreadableResultsException(String message, List<String> files, Throwable cause) {
    super(message, cause);
    this.files = List.copyOf(files);
  }

  /**
   * What a failure of a Spark action over {@code runs}, {@code curves} or {@code cells} says about
   * a file, if it is about one: a file whose footer is whole can still be damaged inside.
   */
  public static Optional<UnreadableResultsException> in(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SparkThrowable spark
          && spark.getCondition() != null
          && spark.getCondition().startsWith("FAILED_READ_FILE")) {
        String file = spark.getMessageParameters().get("path");
        return Optional.of(
            new UnreadableResultsException(
                ParquetFooters.MESSAGE.formatted(file, "", "damaged inside"),
                List.of(file),
                failure));
      }
    }
    return Optional.empty();
  }

  /** The paths of the files. */
  public List<String> files() {
    return files;
  }
}
