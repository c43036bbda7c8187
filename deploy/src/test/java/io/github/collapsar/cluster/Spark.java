package io.github.collapsar.cluster;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.spark.launcher.JavaModuleOptions;
import org.junit.jupiter.api.Assumptions;

/**
 * An installation of Spark.
 *
 * @param home with a directory {@code jars}
 * @param environment of its processes, beside what Spark needs
 */
public record Spark(Path home, Map<String, String> environment) {

  /** What spark-submit starts. */
  static final String MAIN = "io.github.collapsar.command.Main";

  /** The jar for spark-submit. */
  static final Path SUBMITTED = Path.of("target", "collapsar-spark.jar").toAbsolutePath();

  static final Path LIBRARIES = Path.of("target", "collapsar", "lib").toAbsolutePath();

  /** A dozen processes of seconds each: what they compile does not pay. */
  static final String BRIEF_LIVES = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

  private static final Map<String, String> BRIEFLY = Map.of("JAVA_TOOL_OPTIONS", BRIEF_LIVES);

  private static final long MOST_MINUTES = 5;

  /**
   * What a process left.
   *
   * @param exitCode its exit code
   * @param said standard output and standard error
   */
  record Ended(int exitCode, String said) {}

  /**
   * An installation that has Collapsar among its jars.
   *
   * @param distribution of Collapsar
   * @param work an empty directory
   */
  public static Spark withCollapsar(Path distribution, Path work) throws IOException {
    Path home = Files.createDirectories(work.resolve("spark"));
    Files.createDirectory(home.resolve("jars"));
    link(jars(distribution.resolve("lib")), home);
    return new Spark(home, Map.of());
  }

  /**
   * An installation as Spark ships it, as far as the jar for spark-submit is concerned: of the
   * distribution's jars those that are not part of it.
   *
   * @param work an empty directory
   */
  static Spark plain(Path work) throws IOException {
    Path home = Files.createDirectories(work.resolve("spark"));
    Files.createDirectory(home.resolve("jars"));
    Set<String> submitted = entries(SUBMITTED);
    List<Path> missing = new ArrayList<>();
    for (Path jar : jars(LIBRARIES)) {
      if (!submitted.containsAll(entries(jar))) {
        missing.add(jar);
      }
    }
    link(missing, home);
    return new Spark(home, BRIEFLY);
  }

  /** The distribution that {@code SPARK_HOME} names; without one the test is skipped. */
  static Spark installed() {
    String home = System.getenv("SPARK_HOME");
    Assumptions.assumeTrue(
        home != null, "needs SPARK_HOME, such as deploy/spark-distribution prints");
    return new Spark(Path.of(home), BRIEFLY);
  }

  /** The same for processes of seconds, with further options for Java. */
  Spark briefly(String options) {
    return new Spark(home, Map.of("JAVA_TOOL_OPTIONS", BRIEF_LIVES + " " + options));
  }

  private static void link(List<Path> jars, Path home) throws IOException {
    for (Path jar : jars) {
      Files.createLink(home.resolve("jars").resolve(jar.getFileName()), jar);
    }
  }

  static List<Path> jars(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }

  /** What a jar holds besides what it says of itself. */
  static Set<String> entries(Path jar) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      return zip.stream()
          .map(ZipEntry::getName)
          .filter(name -> !name.startsWith("META-INF/") || name.startsWith("META-INF/resources/"))
          .filter(name -> !name.endsWith("/"))
          .filter(name -> !name.equals("module-info.class"))
          .collect(Collectors.toSet());
    }
  }

  /** A program of this installation, not started yet. */
  ProcessBuilder program(String main, String heap, List<String> arguments) {
    return java(classPath(), heap, "org.apache.spark." + main, arguments);
  }

  private String classPath() {
    return home.resolve("jars") + File.separator + "*";
  }

  /** Any Java program with Spark's options, not started yet. */
  ProcessBuilder java(String classPath, String heap, String main, List<String> arguments) {
    List<String> line =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), heap));
    line.addAll(List.of(JavaModuleOptions.defaultModuleOptions().strip().split(" +")));
    line.addAll(List.of("-cp", classPath, main));
    line.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
    builder
        .environment()
        .putAll(
            Map.of(
                "SPARK_HOME", home.toString(),
                "SPARK_SCALA_VERSION", "2.13",
                "SPARK_LOCAL_IP", "127.0.0.1"));
    builder.environment().putAll(environment);
    return builder;
  }

  /** Runs spark-submit to its end. */
  Ended submit(Path directory, Map<String, String> further, List<String> arguments)
      throws IOException, InterruptedException {
    String hadoop = further.getOrDefault("HADOOP_CONF_DIR", "");
    ProcessBuilder builder =
        java(
            hadoop + File.pathSeparator + classPath(),
            "-Xmx512m",
            "org.apache.spark.deploy.SparkSubmit",
            arguments);
    builder.environment().putAll(further);
    Path output = Files.createTempFile(directory, "submit", ".txt");
    Process process = builder.directory(directory.toFile()).redirectOutput(output.toFile()).start();
    if (!process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      throw new AssertionError(
          "spark-submit did not end within %d minutes: %s"
              .formatted(MOST_MINUTES, Files.readString(output)));
    }
    return new Ended(process.exitValue(), Files.readString(output));
  }
}
