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
import java.util.ArrayList;
import java.util.List;
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

  private static final Path EXAMPLES = Path.of("src/test/resources/example");

  private static final Map<String, String> SCENARIO =
      Map.of("io.github.collapsar.scenario.Scenario", "Parabola");

  private static final Map<String, String> SCENARIO_AND_REFERENCE =
      Map.of(
          "io.github.collapsar.scenario.Scenario", "Parabola",
          "io.github.collapsar.reference.LossReference", "ParabolaReference");

  @TempDir private Path elsewhere;

  @Test
  void aScenarioInAJarOfItsOwnIsListedTrainedAndVerified() throws IOException {
    String jar = jar("parabola", SCENARIO).toString();
    String withReference = jar("parabola-and-reference", SCENARIO_AND_REFERENCE).toString();
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
    Result verified = verify(jar);
    Result compared = verify(withReference);

    assertThat(listed.out()).contains("parabola");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(elsewhere.resolve("results/parabola/diagrams/rates/diagram.png")).exists();
    assertThat(verified.exitCode()).as(verified.err()).isZero();
    assertThat(verified.err())
        .contains("parabola has no reference: its runs are compared with the same engine alone.\n");
    assertThat(verified.out()).contains("4 of 4 checks agree");
    assertThat(compared.exitCode()).as(compared.err()).isZero();
    assertThat(compared.out()).contains("8 of 8 checks agree");
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

  private Result verify(String jar) throws IOException {
    return start(
        elsewhere, Map.of(), START, "--jars", jar, "verify", "results/parabola", "--sample", "4");
  }

  /**
   * A jar of examples.
   *
   * @param services the class that provides each
   */
  private Path jar(String name, Map<String, String> services) throws IOException {
    Path classes = Files.createDirectory(elsewhere.resolve(name));
    List<String> arguments =
        new ArrayList<>(List.of("-proc:none", "-cp", classPath(), "-d", classes.toString()));
    services.values().forEach(type -> arguments.add(EXAMPLES.resolve(type + ".java").toString()));
    int compiled =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, System.err, arguments.toArray(String[]::new));
    assertThat(compiled).isZero();
    Path jar = elsewhere.resolve(name + ".jar");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file);
        var found = Files.walk(classes)) {
      for (Path path : found.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(new JarEntry(classes.relativize(path).toString().replace('\\', '/')));
        Files.copy(path, out);
      }
      for (Map.Entry<String, String> service : services.entrySet()) {
        out.putNextEntry(new JarEntry("META-INF/services/" + service.getKey()));
        out.write(("example." + service.getValue() + "\n").getBytes(StandardCharsets.UTF_8));
      }
    }
    return jar;
  }
}
