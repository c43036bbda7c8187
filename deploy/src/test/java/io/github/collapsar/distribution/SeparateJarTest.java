package io.github.collapsar.distribution;

import static io.github.collapsar.distribution.Distribution.HOME;
import static io.github.collapsar.distribution.Distribution.START;
import static io.github.collapsar.distribution.Distribution.start;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.collapsar.distribution.Distribution.Result;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A scenario in a jar of its own has the same standing as ours: CONTRIBUTING.md walks through it.
 */
class SeparateJarTest {

  private static final Path EXAMPLE = Path.of("src/test/resources/example/Parabola.java");

  @TempDir private Path elsewhere;

  @Test
  void aScenarioInAJarOfItsOwnIsListedTrainedAndVerified() throws IOException {
    String jar = jar().toString();
    Path configuration = elsewhere.resolve("parabola.conf");
    Files.writeString(
        configuration,
        """
        sweep {
          name = parabola, scenario = parabola
          grid { learning-rate = { log = [1e-2, 3], points = 12 }, removal = [none, { value = syre, sigma0 = 1 }]
                 steps = 2000 }
          replicates = 4
        }
        diagrams = [{ name = rates, x = learning-rate, facets = [removal] }]
        """);

    Result listed = start(elsewhere, Map.of(), START, "--jars", jar, "list", "scenarios");
    Result run = start(elsewhere, Map.of(), START, "--jars", jar, "run", configuration.toString());
    Result verified =
        start(
            elsewhere,
            Map.of(),
            START,
            "--jars",
            jar,
            "verify",
            "results/parabola",
            "--sample",
            "4");

    assertThat(listed.out()).contains("parabola");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(elsewhere.resolve("results/parabola/diagrams/rates/diagram.png")).exists();
    assertThat(verified.exitCode()).as(verified.err()).isZero();
    Result phases =
        start(
            elsewhere,
            Map.of(),
            START,
            "--jars",
            jar,
            "sql",
            "results/parabola",
            "SELECT phase, count(*) AS n FROM runs WHERE removal = 'none' GROUP BY phase ORDER BY phase");
    // Without noise a run goes to zero or diverges.
    assertThat(phases.out()).contains("collapsed").contains("diverged");
  }

  @Test
  void aJarThatIsNotThereIsNamed() {
    Result result = start(elsewhere, Map.of(), START, "--jars", "nowhere.jar", "list", "scenarios");

    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.err())
        .isEqualTo(
            "collapsar: Cannot start: --jars names nowhere.jar, which cannot be read; give the"
                + " path of a jar\n");
  }

  private static String classPath() throws IOException {
    try (Stream<Path> jars = Files.list(HOME.resolve("lib"))) {
      return jars.map(Path::toString)
          .filter(name -> name.endsWith(".jar"))
          .collect(Collectors.joining(File.pathSeparator));
    }
  }

  private Path jar() throws IOException {
    Path classes = Files.createDirectory(elsewhere.resolve("classes"));
    int compiled =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                System.err,
                "-proc:none",
                "-cp",
                classPath(),
                "-d",
                classes.toString(),
                EXAMPLE.toString());
    assertThat(compiled).isZero();
    Path jar = elsewhere.resolve("parabola.jar");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file);
        var found = Files.walk(classes)) {
      for (Path path : found.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(new JarEntry(classes.relativize(path).toString().replace('\\', '/')));
        Files.copy(path, out);
      }
      out.putNextEntry(new JarEntry("META-INF/services/io.github.collapsar.scenario.Scenario"));
      out.write("example.Parabola\n".getBytes(StandardCharsets.UTF_8));
    }
    return jar;
  }
}
