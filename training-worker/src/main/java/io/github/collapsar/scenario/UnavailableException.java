package io.github.collapsar.scenario;

/**
 * Something that training needs is not on this machine, such as a data set. No fault of the run: it
 * is not recorded as failed; training stops, and goes on once what is missing is there. The message
 * says what is missing and what to do.
 */
public class UnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** A message alone. */
  public UnavailableException(String message) {
    super(message);
  }

  /** A message and what led to it. */
  public UnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
