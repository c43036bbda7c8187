package io.github.collapsar.fuzz;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import io.github.collapsar.scenario.Parameter;
import io.github.collapsar.scenario.Scenarios;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What mutations begin with.
 *
 * @param texts configurations
 * @param paths keys that a configuration may have
 */
record Corpus(List<String> texts, List<String> paths) {

  private static final Path CONF = Path.of("../conf");
  private static final Path HOSTILE = Path.of("src/test/resources/fuzz/hostile");
  private static final Path FOUND = Path.of("src/test/resources/fuzz/found");

  private static final List<String> RARE =
      List.of(
          "sweep.where",
          "sweep.zip",
          "sweep.engine",
          "sweep.time-limit",
          "sweep.curve-every",
          "sweep.replicates",
          "sweep.seed",
          "sweep.scenario",
          "sweep.grid",
          "sweep",
          "diagrams",
          "figures",
          "refine.enabled",
          "refine.resolution",
          "refine.confidence",
          "refine.islands",
          "refine.max-runs",
          "refine.diagram",
          "spark.task.cpus",
          "spark.master",
          "spark.executor.memory",
          "spark.executor.cores",
          "spark.executor.instances",
          "spark.hadoop.fs.defaultFS",
          "data.dir");

  /** All configurations of the repository, and the small hostile ones. */
  static Corpus read() {
    List<String> texts =
        Stream.of(CONF, CONF.resolve("papers"), HOSTILE, FOUND).flatMap(Corpus::texts).toList();
    SortedSet<String> paths = new TreeSet<>(RARE);
    texts.forEach(text -> addPaths(text, paths));
    Scenarios.all().stream()
        .flatMap(scenario -> scenario.parameters().stream())
        .map(Parameter::key)
        .forEach(key -> paths.add("sweep.grid." + key));
    return new Corpus(texts, List.copyOf(paths));
  }

  /** The inputs that broke the rule once. */
  static List<Path> found() {
    return files(FOUND);
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".conf")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> texts(Path folder) {
    return files(folder).stream().map(Corpus::text);
  }

  static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void addPaths(String text, SortedSet<String> paths) {
    try {
      Config config = ConfigFactory.parseString(text);
      config.resolve().entrySet().forEach(entry -> paths.add(entry.getKey()));
    } catch (ConfigException | StackOverflowError e) {
      // Hostile ones need not parse.
      return;
    }
  }
}
