package io.github.collapsar.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A {@code collapsar run} as a process of its own. */
public final class Driver implements AutoCloseable {

  /** An option for Java where what it compiles does not pay. */
  public static final String BRIEF_LIFE = "-XX:TieredStopAtLevel=1";

  private static final long MOST_MINUTES = 20;
  private static final long POLL_MILLISECONDS = 5;

  private final Process process;
  private final Path output;

  private Driver(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /** Starts one. */
  public static Driver start(Path home, Path output, List<String> arguments) throws IOException {
    return start(home, output, "", arguments);
  }

  /** Starts one with options for Java. */
  public static Driver start(Path home, Path output, String options, List<String> arguments)
      throws IOException {
    List<String> line =
        Stream.concat(Stream.of(home.resolve("bin/collapsar").toString()), arguments.stream())
            .toList();
    ProcessBuilder builder =
        new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().put("COLLAPSAR_HEAP", "1g");
    builder.environment().put("COLLAPSAR_OPTS", options);
    return new Driver(builder.start(), output);
  }

  /** Something that becomes true, or not. */
  public interface Event {
    boolean happened() throws IOException;
  }

  /** Waits until something happened or the driver ended; whether it happened. */
  public boolean await(Event event) throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(MOST_MINUTES);
    while (process.isAlive() && System.nanoTime() < end) {
      try {
        if (event.happened()) {
          return true;
        }
      } catch (NoSuchFileException e) {
        // It went while it was looked at.
      }
      TimeUnit.MILLISECONDS.sleep(POLL_MILLISECONDS);
    }
    return false;
  }

  /** Waits for its end; the exit code. */
  public int await() throws InterruptedException {
    if (!process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError("a driver did not end within " + MOST_MINUTES + " minutes");
    }
    return process.exitValue();
  }

  long process() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Kills it as {@code kill -9} does. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** What it said. */
  public String said() throws IOException {
    return Files.readString(output);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
