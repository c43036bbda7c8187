package io.github.collapsar.command;

import io.github.collapsar.nativebuild.NativeBackend;
import io.github.collapsar.scenario.UnavailableException;
import io.github.collapsar.vectorization.Vectorization;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One thing that matters for speed or for whether anything works.
 *
 * @param subject what
 * @param isFine false if something should be done about it
 * @param finding what there is, and what to do if it is not fine
 */
record Diagnosis(String subject, boolean isFine, String finding) {

  private static final int OLDEST_JAVA = 17;
  private static final long LEAST_HEAP = 1L << 30;
  private static final double GIBIBYTE = 1L << 30;

  static List<Diagnosis> all() {
    return List.of(
        collapsar(), java(), cores(), memory(), vectors(), nd4j(), gpu(), spark(), data());
  }

  private static Diagnosis collapsar() {
    Version version = Version.current();
    return new Diagnosis("Collapsar", true, version.number() + " " + version.commit());
  }

  private static Diagnosis java() {
    int feature = Runtime.version().feature();
    String found = System.getProperty("java.vm.name") + " " + Runtime.version();
    return feature >= OLDEST_JAVA
        ? new Diagnosis("Java", true, found)
        : new Diagnosis("Java", false, found + "; install Java 17 or newer");
  }

  private static Diagnosis cores() {
    return new Diagnosis("Cores", true, Runtime.getRuntime().availableProcessors() + " usable");
  }

  private static Diagnosis memory() {
    long heap = Runtime.getRuntime().maxMemory();
    String machine =
        ManagementFactory.getOperatingSystemMXBean()
                instanceof com.sun.management.OperatingSystemMXBean system
            ? "%.1f GiB in the machine, ".formatted(system.getTotalMemorySize() / GIBIBYTE)
            : "";
    String found = machine + "%.1f GiB of heap".formatted(heap / GIBIBYTE);
    return heap >= LEAST_HEAP
        ? new Diagnosis("Memory", true, found)
        : new Diagnosis("Memory", false, found + "; give Java 1 GiB or more (-Xmx)");
  }

  private static Diagnosis vectors() {
    return Vectorization.whyPlain()
        .map(reason -> new Diagnosis("Vectors", false, "none: " + reason))
        .orElseGet(
            () ->
                new Diagnosis(
                    "Vectors",
                    true,
                    Vectorization.arithmetic().bits() + " bits, by the Vector API"));
  }

  private static Diagnosis nd4j() {
    try {
      NativeBackend backend = NativeBackend.inUse();
      return new Diagnosis(
          "ND4J",
          true,
          "%s, build %s, %s"
              .formatted(
                  backend.backend(),
                  backend.build(),
                  backend.gpu()
                      ? "on the GPU with engine = dl4j"
                      : "OpenMP threads a task: " + backend.threads()));
    } catch (UnavailableException e) {
      return new Diagnosis("ND4J", false, e.getMessage());
    } catch (RuntimeException | LinkageError e) {
      return new Diagnosis("ND4J", false, "does not load (" + e + "); networks cannot train");
    }
  }

  private static Diagnosis gpu() {
    try {
      Process process =
          new ProcessBuilder(
                  "nvidia-smi",
                  "--query-gpu=name,memory.total,driver_version",
                  "--format=csv,noheader")
              .redirectErrorStream(true)
              .start();
      String found =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      boolean ended = process.waitFor(10, TimeUnit.SECONDS);
      return new Diagnosis(
          "GPU", true, ended && process.exitValue() == 0 ? found.replace("\n", "; ") : "none");
    } catch (IOException e) {
      return new Diagnosis("GPU", true, "none");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Diagnosis("GPU", true, "unknown");
    }
  }

  private static Diagnosis spark() {
    return new Diagnosis("Spark", true, org.apache.spark.package$.MODULE$.SPARK_VERSION());
  }

  private static Diagnosis data() {
    String path = System.getenv("COLLAPSAR_DATA");
    if (path == null || path.isEmpty()) {
      return new Diagnosis(
          "Data",
          true,
          "no directory: set COLLAPSAR_DATA or data.dir for scenarios with data sets,"
              + " which data fetch downloads");
    }
    return Files.isDirectory(Path.of(path))
        ? new Diagnosis("Data", true, path)
        : new Diagnosis("Data", false, path + " is no directory; set COLLAPSAR_DATA to one");
  }
}
