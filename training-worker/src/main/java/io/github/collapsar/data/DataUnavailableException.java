package io.github.collapsar.data;

import io.github.collapsar.scenario.UnavailableException;

/** A data set cannot be read; the message says which file, why, and what to do. */
public final class DataUnavailableException extends UnavailableException {

  private static final long serialVersionUID = 1;

  DataUnavailableException(String message) {
    super(message);
  }

  DataUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
