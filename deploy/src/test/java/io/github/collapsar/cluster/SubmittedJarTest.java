package io.github.collapsar.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** The jar for spark-submit holds what Spark does not bring, all of it and nothing else. */
class SubmittedJarTest {

  /** The names of the jars that Spark's own distribution holds, without versions. */
  private static final Path SPARKS = Path.of("src/test/resources/spark-4.1.3-jars.txt");

  /** Spark has jline in one jar, and leaves out annotations that nobody reads. */
  private static final Set<String> NEEDLESS =
      Set.of("jline-terminal", "jline-native", "javax.annotation-api");

  /** As in {@code netty-codec-4.2.7.Final-linux.jar}: {@code netty-codec-linux}. */
  private static String withoutVersion(Path jar) {
    return jar.getFileName()
        .toString()
        .replace("log4j-1.2-api", "log4j1-api")
        .replaceFirst("-[0-9][^-]*(-(M|SNAPSHOT|[0-9])[^-]*)?(-.*)?[.]jar$", "$3")
        .replaceFirst("[.]jar$", "");
  }

  @Test
  void bringsWhatSparkDoesNot() throws IOException {
    Set<String> sparks = Set.copyOf(Files.readAllLines(SPARKS));
    Set<String> submitted = Spark.entries(Spark.SUBMITTED);
    Set<String> twice = new TreeSet<>();
    Set<String> missing = new TreeSet<>();
    for (Path jar : Spark.jars(Spark.LIBRARIES)) {
      String name = withoutVersion(jar);
      Set<String> entries = Spark.entries(jar);
      boolean ours = !entries.isEmpty() && submitted.containsAll(entries);
      if (ours && sparks.contains(name)) {
        twice.add(name);
      } else if (!ours && !entries.isEmpty() && !sparks.contains(name)) {
        missing.add(name);
      }
    }

    assertThat(twice).isEmpty();
    assertThat(missing).isSubsetOf(NEEDLESS);
  }

  @Test
  void carriesItsLicenceAndTheListOfScenarios() throws IOException {
    try (JarFile jar = new JarFile(Spark.SUBMITTED.toFile())) {
      assertThat(jar.getEntry("META-INF/LICENSE")).isNotNull();
      assertThat(jar.getEntry("META-INF/NOTICE")).isNotNull();
      assertThat(jar.getEntry("META-INF/services/io.github.collapsar.scenario.Scenario"))
          .isNotNull();
      assertThat(jar.getEntry("org/apache/spark/SparkContext.class")).isNull();
    }
  }
}
