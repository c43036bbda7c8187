package io.github.collapsar.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spark's history server, a process of its own, asked through its REST interface. */
final class HistoryServer implements AutoCloseable {

  private static final Pattern BOUND =
      Pattern.compile("HistoryServer.*started at http://[^:]+:(\\d+)");
  private static final int START_SECONDS = 120;

  private final Process process;
  private final URI root;

  private HistoryServer(Process process, URI root) {
    this.process = process;
    this.root = root;
  }

  /** Starts one on a directory of event logs and waits until it has read them. */
  static HistoryServer start(Spark spark, Path work, Path events)
      throws IOException, InterruptedException {
    Path settings =
        Files.writeString(
            work.resolve("history.properties"),
            "spark.history.fs.logDirectory %s\nspark.history.ui.port 0\n"
                .formatted(events.toUri()));
    Path log = work.resolve("history.log");
    Process process =
        spark
            .program(
                "deploy.history.HistoryServer",
                "-Xmx512m",
                List.of("--properties-file", settings.toString()))
            .redirectOutput(log.toFile())
            .start();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (process.isAlive() && System.nanoTime() < end) {
      Matcher bound = BOUND.matcher(Files.readString(log));
      if (bound.find()) {
        return new HistoryServer(
            process, URI.create("http://127.0.0.1:" + bound.group(1) + "/api/v1/applications/"));
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
    throw new AssertionError("the history server did not start: " + Files.readString(log));
  }

  /** The one application, as soon as it is listed. */
  JsonNode application() throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (System.nanoTime() < end) {
      JsonNode listed = ask("");
      if (listed.size() == 1) {
        return listed.get(0);
      }
      TimeUnit.MILLISECONDS.sleep(200);
    }
    throw new AssertionError("the history server lists no application");
  }

  /** What it says below an application's address. */
  JsonNode ask(String path) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(root.resolve(path)).build();
    String body =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
    return new ObjectMapper().readTree(body);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
