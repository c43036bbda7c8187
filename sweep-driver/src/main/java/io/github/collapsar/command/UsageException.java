package io.github.collapsar.command;

/** A command was asked for something that does not exist or makes no sense. */
final class UsageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }
}
