package io.github.collapsar.execution.session;

import io.github.collapsar.results.ResultsException;
import io.github.collapsar.scenario.UnavailableException;

/** Spark gave up training; the message says why and that what was stored is kept. */
public final class TrainingException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private TrainingException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Another process took the result directory over. */
  public static TrainingException stopped(String location) {
    return new TrainingException(
        "Cannot go on training: another process took over %s; what is stored is kept"
            .formatted(location),
        null);
  }

  /**
   * Spark gave up.
   *
   * @param location where the results are
   */
  public static TrainingException of(Throwable error, String location) {
    return new TrainingException(
        "Cannot go on training: %s; what is stored in %s is kept: run again to train the rest"
            .formatted(reason(error), location),
        error);
  }

  /** The text of an error of ours where there is one, else the first line of the outermost. */
  private static String reason(Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof ResultsException || cause instanceof UnavailableException) {
        return cause.getMessage();
      }
    }
    String text = error.getMessage();
    return text == null || text.isBlank()
        ? error.getClass().getSimpleName()
        : text.lines().findFirst().orElse("");
  }
}
