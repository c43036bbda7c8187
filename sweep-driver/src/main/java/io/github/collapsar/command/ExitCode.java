package io.github.collapsar.command;

/** What a command's exit code says. */
final class ExitCode {

  static final int DONE = 0;
  static final int SOME_RUNS_FAILED = 1;
  static final int WRONG_USAGE = 2;
  static final int CANNOT_GO_ON = 3;

  private ExitCode() {}
}
