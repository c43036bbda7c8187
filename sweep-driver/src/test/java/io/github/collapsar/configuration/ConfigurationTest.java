package io.github.collapsar.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.collapsar.analysis.diagram.Diagram;
import io.github.collapsar.analysis.diagram.DiagramAxis;
import io.github.collapsar.analysis.diagram.Scale;
import io.github.collapsar.analysis.figure.Figure;
import io.github.collapsar.analysis.scaling.Observable;
import io.github.collapsar.run.Value;
import io.github.collapsar.scenario.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(OnlyToyScenarios.class)
class ConfigurationTest {

  @TempDir private Path directory;

  private Configuration read(String text, String... settings) throws IOException {
    Path file = directory.resolve("toy.conf");
    Files.writeString(file, text);
    return Configuration.read(file, List.of(settings));
  }

  private static final String FULL =
      """
      sweep {
        name = full-example
        scenario = toy-factorization
        grid {
          learning-rate = { log = [1e-3, 1e-1], points = 5 }
          noise = { linear = [0.25, 2.0], points = 8 }
          symmetry = [none, rescaling]
          removal = [none, { value = syre, sigma0 = [0.01, { value = 0.1, momentum = [0, 0.5] }] }]
          batch-size = [1, 2, 4, 8, 16]
          dimension = 200
          weight-decay = 0
        }
        zip = [[learning-rate, batch-size]]
        where = "learning_rate / batch_size < 0.1"
        replicates = 8
        seed = 7
        curve-every = 100
        engine = kernel
      }
      diagrams = [
        { name = sparsity, x = learning-rate, y = noise, facets = [symmetry],
          order-parameter = sparsity, collapsed-above = 0.75, theory = true }
        { name = line, x = { key = noise, scale = log } }
      ]
      figures = [
        { name = profile, kind = profile, x = noise, measurement = loss, x-scale = log,
          lines = [symmetry, removal], at { batch-size = 2 } }
        { name = curves, kind = curves, measurement = loss, y-scale = log }
        { name = spectrum, kind = spectrum, measurement = spectrum }
        { name = histogram, kind = histogram, measurement = sparsity, bins = 10 }
        { name = scatter, kind = scatter, x = loss, y = sparsity, x-scale = log }
        { name = paths, kind = paths, x = loss, y = sparsity, y-scale = log, lines = [noise] }
        { name = matrix, kind = matrix, measurement = spectrum }
        { name = images, kind = images, measurement = spectrum, images = 4, columns = 2 }
        { name = scaling, kind = scaling, x = learning-rate, size = dimension,
          observable = binder-cumulant, above = 0.25 }
      ]
      refine { enabled = false }
      output { directory = elsewhere/results }
      spark {
        executor.memory = 4g
        "spark.speculation" = true
        "spark.speculation.interval" = 100
      }
      data { dir = /data }
      """;

  @Test
  void readsEverythingThatADesignedFileSays() throws IOException {
    Configuration configuration = read(FULL);

    Sweep sweep = configuration.sweep();
    assertThat(sweep.name()).isEqualTo("full-example");
    assertThat(sweep.scenario()).isEqualTo("toy-factorization");
    assertThat(sweep.grid().get("learning-rate"))
        .isEqualTo(new Axis.Spaced(Axis.Spacing.LOG, 1e-3, 1e-1, 5, Axis.NumberType.REAL));
    assertThat(sweep.grid().get("dimension")).isEqualTo(Axis.Listed.of(new Value.Whole(200)));
    assertThat(sweep.zip()).containsExactly(List.of("learning-rate", "batch-size"));
    assertThat(sweep.where()).contains("learning_rate / batch_size < 0.1");
    assertThat(sweep.replicates()).isEqualTo(8);
    assertThat(sweep.seed()).isEqualTo(7);
    assertThat(sweep.curveEvery()).isEqualTo(100);
    assertThat(sweep.engine()).contains(Engine.KERNEL);
    assertThat(configuration.diagrams())
        .containsExactly(
            new Diagram(
                "sparsity",
                new DiagramAxis("learning-rate", Scale.LOG),
                Optional.of(new DiagramAxis("noise", Scale.LINEAR)),
                List.of("symmetry"),
                "sparsity",
                0.75,
                true),
            new Diagram(
                "line",
                new DiagramAxis("noise", Scale.LOG),
                Optional.empty(),
                List.of(),
                "order_parameter",
                0.5,
                false));
    assertThat(configuration.figures())
        .hasSize(9)
        .contains(
            new Figure(
                "profile",
                List.of("symmetry", "removal"),
                new TreeMap<>(Map.of("batch-size", new Value.Whole(2))),
                new Figure.Kind.Profile("noise", "loss", Scale.LOG, Scale.LINEAR)),
            new Figure(
                "scaling",
                List.of(),
                new TreeMap<>(),
                new Figure.Kind.Scaling(
                    "learning-rate",
                    "dimension",
                    "order_parameter",
                    Observable.BINDER_CUMULANT,
                    0.25)));
    assertThat(configuration.outputDirectory()).isEqualTo("elsewhere/results");
    assertThat(configuration.spark())
        .containsExactlyInAnyOrderEntriesOf(
            new TreeMap<>(
                Map.of(
                    "spark.executor.memory", "4g",
                    "spark.speculation", "true",
                    "spark.speculation.interval", "100")));
    assertThat(configuration.dataDirectory()).contains("/data");
  }

  @Test
  void fillsInTheDefaultsOfTheScenario() throws IOException {
    Configuration configuration =
        read("sweep { name = small, scenario = toy-factorization }\n", "data.dir=none");

    assertThat(configuration.sweep().grid().get("noise"))
        .isEqualTo(Axis.Listed.of(new Value.Real(1)));
    assertThat(configuration.sweep().grid().get("symmetry"))
        .isEqualTo(Axis.Listed.of(new Value.Word("none")));
    assertThat(configuration.sweep().replicates()).isEqualTo(1);
    assertThat(configuration.sweep().engine()).isEmpty();
    assertThat(configuration.outputDirectory()).isEqualTo("results");
    assertThat(configuration.diagrams()).isEmpty();
  }

  @Test
  void rendersWhatReadsBackEqual() throws IOException {
    Configuration configuration = read(FULL);

    Path rendered = directory.resolve("sweep.conf");
    Files.writeString(rendered, configuration.render());

    assertThat(Configuration.read(rendered, List.of())).isEqualTo(configuration);
  }

  @Test
  void keepsSecretsOutOfTheRenderedConfiguration() throws IOException {
    String rendered =
        read(FULL, "spark.hadoop.fs.s3a.secret.key=hunter2", "spark.app.name=\"my sweep\"")
            .render();

    assertThat(rendered)
        .doesNotContain("hunter2")
        .contains("# spark.hadoop.fs.s3a.secret.key is set, but looks like a secret")
        .contains("\"spark.app.name\" = \"my sweep\"");
  }

  @Test
  void settingsReplaceWhatTheFileSays() throws IOException {
    Configuration configuration =
        read(
            FULL,
            "sweep.grid.noise={ log = [1, 4], points = 3 }",
            "replicates=2",
            "grid.dimension=[10, 20]",
            "where=noise <= 2 and symmetry = 'none'",
            "output.directory=there",
            "replicates=3");

    assertThat(configuration.sweep().grid().get("noise").values())
        .containsExactly(new Value.Real(1), new Value.Real(2), new Value.Real(4));
    assertThat(configuration.sweep().grid().get("dimension").values())
        .containsExactly(new Value.Whole(10), new Value.Whole(20));
    assertThat(configuration.sweep().where()).contains("noise <= 2 and symmetry = 'none'");
    assertThat(configuration.sweep().replicates()).isEqualTo(3);
    assertThat(configuration.outputDirectory()).isEqualTo("there");
  }

  @Test
  void includesLocalFilesRelativeToTheIncludingOne() throws IOException {
    Files.createDirectories(directory.resolve("shared"));
    Files.writeString(directory.resolve("shared/rates.conf"), "include \"steps.conf\"\n");
    Files.writeString(directory.resolve("shared/steps.conf"), "sweep.grid.steps = 77\n");

    Configuration configuration =
        read(
            """
            include "shared/rates.conf"
            sweep { name = included, scenario = toy-factorization }
            """);

    assertThat(configuration.sweep().grid().get("steps"))
        .isEqualTo(Axis.Listed.of(new Value.Whole(77)));
  }

  @Test
  void drawsListedValuesThatSpanDecadesLogarithmically() throws IOException {
    Configuration configuration =
        read(
            """
            sweep {
              name = scales, scenario = toy-factorization
              grid { learning-rate = [0.001, 0.01, 0.1], noise = [1, 2, 3], weight-decay = [0, 1] }
            }
            diagrams = [{ name = a, x = learning-rate, y = noise }, { name = b, x = weight-decay }]
            """);

    assertThat(configuration.diagrams().get(0).x().scale()).isEqualTo(Scale.LOG);
    assertThat(configuration.diagrams().get(0).y().orElseThrow().scale()).isEqualTo(Scale.LINEAR);
    assertThat(configuration.diagrams().get(1).x().scale()).isEqualTo(Scale.LINEAR);
  }
}
