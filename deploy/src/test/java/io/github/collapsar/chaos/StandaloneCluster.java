package io.github.collapsar.chaos;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A standalone master and a worker of two cores, processes of their own. */
public final class StandaloneCluster implements AutoCloseable {

  private static final int START_SECONDS = 120;

  private final Process master;
  private final Process worker;
  private final String url;
  private final Path jars;

  private StandaloneCluster(Process master, Process worker, String url, Path jars) {
    this.master = master;
    this.worker = worker;
    this.url = url;
    this.jars = jars;
  }

  public static StandaloneCluster start(Path home, Path work)
      throws IOException, InterruptedException {
    Path spark = Files.createDirectories(work.resolve("spark"));
    Files.createSymbolicLink(spark.resolve("jars"), home.resolve("lib"));
    Path masterLog = work.resolve("master.log");
    Process master =
        java(
            home,
            spark,
            masterLog,
            "master.Master",
            "--host",
            "127.0.0.1",
            "--port",
            "0",
            "--webui-port",
            "0");
    String url = awaitUrl(master, masterLog);
    Process worker =
        java(
            home,
            spark,
            work.resolve("worker.log"),
            "worker.Worker",
            "--host",
            "127.0.0.1",
            "--webui-port",
            "0",
            "--cores",
            "2",
            "--memory",
            "4g",
            "--work-dir",
            work.resolve("executors").toString(),
            url);
    return new StandaloneCluster(master, worker, url, spark.resolve("jars"));
  }

  private static Process java(Path home, Path spark, Path log, String main, String... arguments)
      throws IOException {
    List<String> line =
        Stream.concat(
                Stream.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx256m",
                    "--add-opens=java.base/java.nio=ALL-UNNAMED",
                    "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
                    "--add-opens=java.base/java.lang=ALL-UNNAMED",
                    "-cp",
                    home.resolve("lib") + File.separator + "*",
                    "org.apache.spark.deploy." + main),
                Stream.of(arguments))
            .toList();
    ProcessBuilder builder =
        new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(log.toFile());
    builder
        .environment()
        .putAll(
            Map.of(
                "SPARK_HOME", spark.toString(),
                "SPARK_SCALA_VERSION", "2.13",
                "SPARK_LOCAL_IP", "127.0.0.1"));
    return builder.start();
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

  public String url() {
    return url;
  }

  private List<ProcessHandle> executors() {
    return worker
        .descendants()
        .filter(
            process ->
                process.info().commandLine().orElse("").contains("CoarseGrainedExecutorBackend"))
        .sorted()
        .toList();
  }

  boolean hasExecutors() {
    return !executors().isEmpty();
  }

  /** Kills one of the executors; false if there is none. */
  boolean killExecutor(Random random) {
    List<ProcessHandle> executors = executors();
    return !executors.isEmpty()
        && executors.get(random.nextInt(executors.size())).destroyForcibly();
  }

  @Override
  public void close() {
    worker.descendants().forEach(ProcessHandle::destroyForcibly);
    worker.destroyForcibly();
    master.destroyForcibly();
    try {
      Files.deleteIfExists(jars);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot delete " + jars, e);
    }
  }
}
