package io.github.collapsar.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The assembled distribution, started as a user starts it: as a process of its own. */
final class Distribution {
  /** Where the module's build leaves it; tests run in the module's directory. */
  static final Path HOME = Path.of("target", "collapsar").toAbsolutePath();

  static final Path START = HOME.resolve("bin/collapsar");

  private static final long MINUTES = 5;

  /**
   * Standard error ends a moment after the JVM: its last words pass a filter. So a pipe is read
   * out.
   */
  private static final String WAITING =
      "\"$0\" \"$@\" 2>&1 >\"$OUT\" | cat >\"$ERR\"; exit ${PIPESTATUS[0]}";

  private Distribution() {}

  /** What a process left. */
  record Result(int exitCode, String out, String err) {}

  /** Starts a command in a directory and waits for its end. */
  static Result start(
      Path directory, Map<String, String> environment, Path command, String... arguments) {
    List<String> line = new ArrayList<>(List.of("bash", "-c", WAITING, command.toString()));
    line.addAll(List.of(arguments));
    try {
      Path out = Files.createTempFile("collapsar", ".out");
      Path err = Files.createTempFile("collapsar", ".err");
      ProcessBuilder builder = new ProcessBuilder(line).directory(directory.toFile());
      builder.environment().putAll(environment);
      builder.environment().putAll(Map.of("OUT", out.toString(), "ERR", err.toString()));
      Process process = builder.start();
      process.getOutputStream().close();
      if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new AssertionError(line + " did not end within " + MINUTES + " minutes");
      }
      Result result = new Result(process.exitValue(), Files.readString(out), Files.readString(err));
      Files.delete(out);
      Files.delete(err);
      return result;
    } catch (IOException e) {
      throw new AssertionError("Cannot start " + line, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted while " + line + " ran", e);
    }
  }
}
