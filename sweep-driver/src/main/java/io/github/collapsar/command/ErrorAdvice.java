package io.github.collapsar.command;

import java.net.UnknownHostException;
import java.util.Optional;
import org.apache.hadoop.fs.FSError;

/** What each kind of {@link Error} means for a user, and what helps. */
final class ErrorAdvice {

  private static final int DEEPEST_CAUSE = 20;

  private ErrorAdvice() {}

  /** The error behind a failure, if there is one. */
  static Optional<Error> behind(Throwable failure) {
    Throwable cause = failure;
    for (int i = 0; i < DEEPEST_CAUSE && cause != null; i++) {
      if (cause instanceof Error error) {
        return Optional.of(error);
      }
      cause = cause.getCause();
    }
    return Optional.empty();
  }

  /** A line for a user. */
  static String of(Error error) {
    if (error instanceof OutOfMemoryError) {
      return "Cannot go on: the memory of %d MiB is used up; give more, such as COLLAPSAR_HEAP=8g, or ask for less"
          .formatted(Runtime.getRuntime().maxMemory() >> 20);
    }
    if (error instanceof StackOverflowError) {
      return "Cannot go on: something that was read is nested too deep; nest brackets and conditions less";
    }
    if (error instanceof FSError) {
      return "Cannot write: %s; make room and run again: nothing that is stored is lost"
          .formatted(firstLine(error.getCause() == null ? error : error.getCause()));
    }
    if (unknownHost(error)) {
      return "Cannot go on: this machine's own name does not resolve; add it to /etc/hosts, or set SPARK_LOCAL_IP=127.0.0.1";
    }
    if (error instanceof LinkageError) {
      return "Cannot go on: %s cannot be loaded; unpack the distribution again, and check --jars"
          .formatted(firstLine(error).replace('/', '.'));
    }
    return "Cannot go on: %s; run the command again, and report it if it comes back"
        .formatted(firstLine(error));
  }

  private static boolean unknownHost(Error error) {
    Throwable cause = error;
    for (int i = 0; i < DEEPEST_CAUSE && cause != null; i++) {
      // A class that could not be initialised once names its reason in words only.
      if (cause instanceof UnknownHostException
          || String.valueOf(cause.getMessage()).contains("UnknownHostException")) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }

  private static String firstLine(Throwable error) {
    String text = error.getMessage();
    return text == null || text.isBlank()
        ? error.getClass().getSimpleName()
        : text.lines().findFirst().orElse("").replaceFirst("^java[.]\\S+: ", "");
  }
}
