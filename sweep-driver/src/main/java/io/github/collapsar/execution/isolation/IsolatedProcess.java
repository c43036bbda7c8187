package io.github.collapsar.execution.isolation;

import io.github.collapsar.scenario.UnavailableException;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts a Java like this one on a directory of {@link IsolatedFiles} and waits for its end. */
final class IsolatedProcess {

  /** Starting a Java and loading what it needs does not count. */
  private static final double START_SECONDS = 30;

  /** The exit code that says that training lacks something and no run is at fault. */
  static final int UNAVAILABLE = 77;

  /** The file that says what is lacking. */
  static final String UNAVAILABLE_REASON = "unavailable.txt";

  private static final Logger LOG = LoggerFactory.getLogger(IsolatedProcess.class);
  private static final int SIGNALS = 128;
  private static final int MAX_LAST_WORDS = 300;

  private IsolatedProcess() {}

  /**
   * How it ended.
   *
   * @param answered whether there is an answer
   * @param timedOut whether it was ended because its time was up
   * @param reason why there is no answer
   * @param seconds how long it took
   */
  record End(boolean answered, boolean timedOut, String reason, double seconds) {}

  static End run(Path directory, double seconds, Configuration hadoop) throws IOException {
    Path output = directory.resolve("output.txt");
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command(directory))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    send(process, hadoop);
    boolean ended;
    try {
      ended = await(process, seconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Cannot go on training: the task was interrupted", e);
    } finally {
      process.destroyForcibly();
    }
    double took = (System.nanoTime() - start) * 1e-9;
    if (!ended) {
      return new End(false, true, "it did not end in time", took);
    }
    if (process.exitValue() == UNAVAILABLE) {
      throw new UnavailableException(Files.readString(directory.resolve(UNAVAILABLE_REASON)));
    }
    boolean answered = Files.exists(directory.resolve("runs/" + IsolatedFiles.ANSWER + ".parquet"));
    return new End(answered, false, reason(process.exitValue(), output), took);
  }

  /** Through its standard input, which stays open: what reaches a bucket is written to no file. */
  private static void send(Process process, Configuration hadoop) {
    DataOutputStream out = new DataOutputStream(process.getOutputStream());
    try {
      hadoop.write(out);
      out.flush();
    } catch (IOException e) {
      LOG.debug("The process ended before it had its settings", e);
    }
  }

  private static boolean await(Process process, double seconds) throws InterruptedException {
    if (Double.isInfinite(seconds)) {
      process.waitFor();
      return true;
    }
    long milliseconds = (long) Math.ceil(1000 * (START_SECONDS + seconds));
    return process.waitFor(milliseconds, TimeUnit.MILLISECONDS);
  }

  private static List<String> command(Path directory) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(IsolatedProcess::passedOn)
        .forEach(command::add);
    command.addAll(List.of("-cp", classPath(), IsolatedMain.class.getName(), directory.toString()));
    return command;
  }

  private static boolean passedOn(String argument) {
    return Stream.of("-agentlib", "-agentpath", "-javaagent", "-Xdebug", "-Xlog", "-XX:OnOutOf")
            .noneMatch(argument::startsWith)
        && !argument.contains("ArchiveClassesAtExit")
        && !argument.toLowerCase(Locale.ROOT).contains("jmxremote");
  }

  /** What this process was started with, and the jars that Spark added since. */
  private static String classPath() {
    StringJoiner path = new StringJoiner(File.pathSeparator);
    path.add(System.getProperty("java.class.path"));
    for (ClassLoader loader = Thread.currentThread().getContextClassLoader();
        loader != null;
        loader = loader.getParent()) {
      if (loader instanceof URLClassLoader jars) {
        for (URL jar : jars.getURLs()) {
          if (jar.getProtocol().equals("file")) {
            path.add(Path.of(java.net.URI.create(jar.toString())).toString());
          }
        }
      }
    }
    return path.toString();
  }

  private static String reason(int code, Path output) throws IOException {
    String end =
        code > SIGNALS && code < SIGNALS + 65
            ? "signal %d".formatted(code - SIGNALS)
            : "exit code %d".formatted(code);
    String words = new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
    List<String> lines = words.lines().filter(line -> !line.isBlank()).toList();
    String last = lines.isEmpty() ? "" : lines.get(lines.size() - 1);
    return last.isEmpty()
        ? end
        : end + ", last words: " + last.substring(0, Math.min(MAX_LAST_WORDS, last.length()));
  }
}
