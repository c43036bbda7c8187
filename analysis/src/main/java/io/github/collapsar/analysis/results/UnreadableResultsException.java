package io.github.collapsar.analysis.results;

import java.util.List;

/** Some files of a result directory cannot be read. Nothing was changed. */
public final class UnreadableResultsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final List<String> files;

  UnreadableResultsException(String message, List<String> files, Throwable cause) {
    super(message, cause);
    this.files = List.copyOf(files);
  }

  /** The paths of the files. */
  public List<String> files() {
    return files;
  }
}
