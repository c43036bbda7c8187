package io.github.collapsar.command;

import io.github.collapsar.analysis.results.UnreadableResultsException;
import io.github.collapsar.codec.ConfigurationException;
import io.github.collapsar.execution.session.TrainingException;
import io.github.collapsar.results.ResultsException;
import java.io.PrintWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what went wrong in one message, without a stack trace: that is in the log. */
final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {

  private static final String LOGGER = "io.github.collapsar.command.Failures";

  @Override
  public int handleParseException(ParameterException error, String[] arguments) {
    CommandLine command = error.getCommandLine();
    PrintWriter err = command.getErr();
    boolean empty = error.getCause() instanceof IndexOutOfBoundsException;
    err.println(
        empty
            ? "Cannot use an empty argument; give it a value or leave it out"
            : error.getMessage());
    if (!UnmatchedArgumentException.printSuggestions(error, err)) {
      err.println("Try `" + command.getCommandSpec().qualifiedName() + " --help`.");
    }
    return ExitCode.WRONG_USAGE;
  }

  @Override
  public int handleExecutionException(Exception error, CommandLine command, ParseResult result) {
    PrintWriter err = command.getErr();
    if (error instanceof ConfigurationException || error instanceof UsageException) {
      err.println(error.getMessage());
      return ExitCode.WRONG_USAGE;
    }
    String message =
        UnreadableResultsException.in(error)
            .map(Throwable::getMessage)
            .orElseGet(() -> expected(error) ? error.getMessage() : unexpected(error));
    return cannotGoOn(
        error, ErrorAdvice.behind(error).map(ErrorAdvice::of).orElse(message), command);
  }

  /** What picocli lets through: memory that is used up, a class that is missing. */
  static int handleError(Error error, CommandLine command) {
    return cannotGoOn(error, ErrorAdvice.of(error), command);
  }

  private static int cannotGoOn(Throwable error, String message, CommandLine command) {
    PrintWriter err = command.getErr();
    LogFile.openIfNone(command.getCommandName());
    Logger log = LoggerFactory.getLogger(LOGGER);
    log.error("{} failed", command.getCommandSpec().qualifiedName(), error);
    err.println(message);
    LogFile.current().ifPresent(file -> err.println("Details are in " + file));
    return ExitCode.CANNOT_GO_ON;
  }

  /** Errors whose messages are written for users. */
  private static boolean expected(Exception error) {
    return error instanceof ResultsException
        || error instanceof TrainingException
        || error instanceof UnreadableResultsException
        || (error.getMessage() != null && error.getMessage().startsWith("Cannot "));
  }

  private static String unexpected(Exception error) {
    String text = error.getMessage();
    return "Cannot go on: "
        + error.getClass().getSimpleName()
        + (text == null ? "" : ": " + text.lines().findFirst().orElse(""));
  }
}
