package io.github.collapsar.fuzz;

import io.github.collapsar.command.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What {@code plan} promises for any file: exit code 0, 2 or 3, one line a problem, in our words,
 * no stack trace, an answer within ten seconds of computing, and no file written.
 */
final class PlanRule implements AutoCloseable {

  private static final int SECONDS = 10;
  private static final int LONGEST_LINE = 4_000;

  /** Words of the JVM and of libraries that no user should have to read. */
  private static final Pattern FOREIGN =
      Pattern.compile(
          "Exception\\b|Error\\b|scala[.]|Cannot invoke|Cannot go on: |\\tat |INTERNAL_ERROR|[Ii]nternal error");

  /** Control characters would reach the terminal. */
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\n]]");

  private final Path folder;

  /** Threads of conditions that were given up, each with the nanoseconds that it has computed. */
  private final Map<Long, Long> abandoned = new HashMap<>();

  private final ByteArrayOutputStream stray = new ByteArrayOutputStream();
  private final PrintStream standardError = System.err;

  /** Tries files of a folder, which belongs to the rule from here on. */
  PlanRule(Path folder) {
    this.folder = folder;
    System.setErr(new PrintStream(stray, true, StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    System.setErr(standardError);
  }

  /** What {@code plan} answers to a text; empty and a fault if it does not come to an end. */
  record Outcome(Optional<Answer> answer, Optional<String> fault, double seconds) {}

  /** Plans what a text says, and compares with the promise. */
  Outcome plan(String text) {
    try {
      Path file = Files.writeString(folder.resolve("fuzz.conf"), text);
      return plan(file);
    } catch (IOException e) {
      throw new IllegalStateException("Cannot write to " + folder, e);
    }
  }

  private Outcome plan(Path file) throws IOException {
    Set<String> before = files();
    stray.reset();
    FutureTask<Answer> task =
        new FutureTask<>(
            () -> Answer.of("plan", file, "--set", "output.directory=" + folder.resolve("out")));
    Thread thread = new Thread(task, "plan");
    thread.setDaemon(true);
    findAbandoned();
    double start = now();
    thread.start();
    try {
      Answer answer = answer(task, start);
      Optional<String> fault = fault(answer, before);
      return new Outcome(Optional.of(answer), fault, seconds(start));
    } catch (TimeoutException e) {
      StackTraceElement[] at = thread.getStackTrace();
      String where =
          Stream.of(at).limit(25).map(Object::toString).collect(Collectors.joining("\n  "));
      thread.interrupt();
      return new Outcome(
          Optional.empty(),
          Optional.of("no answer within " + SECONDS + " s; it was at\n  " + where),
          seconds(start));
    } catch (ExecutionException e) {
      return new Outcome(
          Optional.empty(), Optional.of("threw " + stackTrace(e.getCause())), seconds(start));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }

  /** On a machine that is busy with other things ten seconds are no time at all. */
  private Answer answer(FutureTask<Answer> task, double start)
      throws InterruptedException, ExecutionException, TimeoutException {
    while (seconds(start) < SECONDS) {
      try {
        return task.get(20, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        // Only the time that is used counts.
      }
    }
    throw new TimeoutException();
  }

  private double seconds(double start) {
    return now() - start;
  }

  /** What the process has computed but for conditions that were given up and still go on. */
  private double now() {
    abandoned.replaceAll(
        (thread, last) ->
            Math.max(last, ManagementFactory.getThreadMXBean().getThreadCpuTime(thread)));
    long others = abandoned.values().stream().mapToLong(Long::longValue).sum();
    long all = ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
    return (all - others) / 1e9;
  }

  private void findAbandoned() {
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().equals("condition")) {
        abandoned.putIfAbsent(thread.getId(), 0L);
      }
    }
  }

  private static String stackTrace(Throwable error) {
    StringWriter text = new StringWriter();
    error.printStackTrace(new PrintWriter(text));
    return text.toString().lines().limit(25).collect(Collectors.joining("\n"));
  }

  private Optional<String> fault(Answer answer, Set<String> before) throws IOException {
    if (answer.code() != 0 && answer.code() != 2 && answer.code() != 3) {
      return Optional.of("exit code " + answer.code());
    }
    if (answer.code() != 0 && answer.err().isBlank()) {
      return Optional.of("exit code " + answer.code() + " without a word");
    }
    if (stray.size() > 0) {
      return Optional.of("standard error: " + stray.toString(StandardCharsets.UTF_8));
    }
    for (String line : answer.err().split("\\n", -1)) {
      if (!line.isEmpty() && !line.startsWith("Cannot ")) {
        return Optional.of("a line that says no problem: " + line);
      }
      if (FOREIGN.matcher(line).find()) {
        return Optional.of("foreign words: " + line);
      }
      if (line.length() > LONGEST_LINE) {
        return Optional.of("a line of " + line.length() + " characters: " + line.substring(0, 200));
      }
    }
    if (CONTROL.matcher(answer.err()).find() || CONTROL.matcher(answer.out()).find()) {
      return Optional.of("control characters: " + answer.err());
    }
    Set<String> after = files();
    if (!after.equals(before)) {
      after.removeAll(before);
      return Optional.of("wrote " + after);
    }
    return Optional.empty();
  }

  /** The rule's folder, and where the process runs. */
  private Set<String> files() throws IOException {
    Set<String> files = new TreeSet<>();
    try (Stream<Path> inside = Files.walk(folder)) {
      inside.map(Path::toString).forEach(files::add);
    }
    for (Path around : List.of(Path.of(""), folder.resolveSibling(""))) {
      try (Stream<Path> found = Files.list(around.toAbsolutePath())) {
        found.map(Path::toString).forEach(files::add);
      }
    }
    return files;
  }
}
