package io.github.collapsar.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A standalone master and its workers, processes of their own. */
public final class StandaloneCluster implements AutoCloseable {

  private static final int START_SECONDS = 120;

  private final Process master;
  private final List<Process> workers;
  private final String url;

  private StandaloneCluster(Process master, List<Process> workers, String url) {
    this.master = master;
    this.workers = List.copyOf(workers);
    this.url = url;
  }

  /**
   * A cluster of one worker.
   *
   * @param spark what it is started from
   * @param work a directory for its files
   * @param cores of the worker
   */
  public static StandaloneCluster start(Spark spark, Path work, int cores)
      throws IOException, InterruptedException {
    return start(spark, work, 1, cores);
  }

  /**
   * A cluster.
   *
   * @param spark what it is started from
   * @param work a directory for its files
   * @param workers how many
   * @param cores of each
   */
  static StandaloneCluster start(Spark spark, Path work, int workers, int cores)
      throws IOException, InterruptedException {
    Path log = work.resolve("master.log");
    Process master =
        java(
            spark, log, "master.Master", "--host", "127.0.0.1", "--port", "0", "--webui-port", "0");
    String url = awaitUrl(master, log);
    List<Process> started = new ArrayList<>();
    for (int i = 1; i <= workers; i++) {
      started.add(
          java(
              spark,
              work.resolve("worker" + i + ".log"),
              "worker.Worker",
              "--host",
              "127.0.0.1",
              "--webui-port",
              "0",
              "--cores",
              Integer.toString(cores),
              "--memory",
              "4g",
              "--work-dir",
              work.resolve("worker" + i).toString(),
              url));
    }
    return new StandaloneCluster(master, started, url);
  }

  private static Process java(Spark spark, Path log, String main, String... arguments)
      throws IOException {
    return spark
        .program("deploy." + main, "-Xmx256m", List.of(arguments))
        .redirectOutput(log.toFile())
        .start();
  }

  /** The master says on which port it listens. */
  private static String awaitUrl(Process master, Path log)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (master.isAlive() && System.nanoTime() < end) {
      for (String line : Files.readAllLines(log)) {
        int at = line.indexOf("spark://");
        if (at >= 0) {
          return line.substring(at).strip();
        }
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
    throw new AssertionError("the master did not start: " + Files.readString(log));
  }

  /** The master's address. */
  public String url() {
    return url;
  }

  /** The one executor; none as long as there is none, or if there are several. */
  Optional<ProcessHandle> executor() {
    List<ProcessHandle> all = executors();
    return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
  }

  private Stream<ProcessHandle> descendants() {
    return workers.stream().flatMap(Process::descendants);
  }

  private List<ProcessHandle> executors() {
    return descendants()
        .filter(
            process ->
                process.info().commandLine().orElse("").contains("CoarseGrainedExecutorBackend"))
        .sorted()
        .toList();
  }

  /** Whether there are any executors. */
  public boolean hasExecutors() {
    return !executors().isEmpty();
  }

  /** Kills one of the executors; false if there is none. */
  public boolean killExecutor(Random random) {
    List<ProcessHandle> executors = executors();
    return !executors.isEmpty()
        && executors.get(random.nextInt(executors.size())).destroyForcibly();
  }

  @Override
  public void close() {
    descendants().forEach(ProcessHandle::destroyForcibly);
    workers.forEach(Process::destroyForcibly);
    master.destroyForcibly();
  }
}
