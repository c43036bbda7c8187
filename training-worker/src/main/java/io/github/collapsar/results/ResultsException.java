package io.github.collapsar.results;

/** A result directory cannot be used; the message says which, why and what to do. */
public class ResultsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With a message fit to be shown. */
  public ResultsException(String message) {
    super(message);
  }

  /** With a message fit to be shown, and what lies behind it. */
  public ResultsException(String message, Throwable cause) {
    super(message, cause);
  }

  /** What an input or output error says, with its class where the text alone says little. */
  public static String reason(Throwable error) {
    String text = error.getMessage();
    return text == null || text.isBlank()
        ? error.getClass().getSimpleName()
        : error.getClass().getSimpleName() + ": " + text.lines().findFirst().orElse("");
  }
}
