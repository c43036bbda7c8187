package io.github.collapsar.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A server that speaks S3 (Adobe's S3Mock), a process of its own, with the bucket {@code results}.
 */
final class S3Server implements AutoCloseable {

  private static final Path JAR = Path.of("target", "s3mock.jar").toAbsolutePath();
  private static final Pattern STARTED =
      Pattern.compile("Tomcat started on ports.* (\\d+) \\(http\\)");
  private static final int START_SECONDS = 120;

  private final Process process;
  private final int port;
  private final Path work;

  private S3Server(Process process, int port, Path work) {
    this.process = process;
    this.port = port;
    this.work = work;
  }

  /** Starts it and waits until it listens. */
  static S3Server start(Path directory) throws IOException, InterruptedException {
    Path work = Files.createDirectory(directory.resolve("s3"));
    Path log = work.resolve("server.log");
    List<String> line =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-jar",
            JAR.toString(),
            "--server.port=0",
            "--com.adobe.testing.s3mock.httpPort=0",
            "--com.adobe.testing.s3mock.vectors.httpPort=0",
            "--com.adobe.testing.s3mock.vectors.httpsPort=0",
            "--com.adobe.testing.s3mock.store.initialBuckets=results",
            "--com.adobe.testing.s3mock.store.root=" + work.resolve("objects"),
            "--server.tomcat.basedir=" + work,
            "--server.tomcat.accesslog.enabled=true",
            "--server.tomcat.accesslog.buffered=false",
            "--server.tomcat.accesslog.pattern=%m %U %s from %{x-amz-copy-source}i");
    Process process =
        new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (process.isAlive() && System.nanoTime() < end) {
      Matcher started = STARTED.matcher(Files.readString(log));
      if (started.find()) {
        return new S3Server(process, Integer.parseInt(started.group(1)), work);
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
    process.destroyForcibly();
    throw new AssertionError("the S3 server did not start: " + Files.readString(log));
  }

  /** What Hadoop needs to know of it. */
  Map<String, String> settings() {
    return Map.of(
        "fs.s3a.endpoint", "http://127.0.0.1:" + port,
        "fs.s3a.endpoint.region", "us-east-1",
        "fs.s3a.path.style.access", "true",
        "fs.s3a.access.key", "key-of-the-test",
        "fs.s3a.secret.key", "secret-of-the-test");
  }

  /** What was asked of it: method, path, answer, and what a copy was made from or "-". */
  List<String> requests() throws IOException {
    try (Stream<Path> logs = Files.list(work.resolve("logs"))) {
      Path log = logs.filter(file -> file.toString().endsWith(".log")).findFirst().orElseThrow();
      return Files.readAllLines(log);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
