package io.github.collapsar.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.collapsar.plan.GridInEffect;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The files of {@code conf}, as they are written beside results. */
class RenderedConfigurationsTest {

  private static final Path CONF = Path.of("../conf");

  private static Configuration read(Path file) {
    return Configuration.read(file, List.of("data.dir=data"));
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(CONF)) {
      return files.filter(file -> file.toString().endsWith(".conf")).sorted().toList();
    }
  }

  /** With the keys that make a difference, as {@code run} writes it. */
  private static String rendered(Configuration configuration) {
    return configuration.render(GridInEffect.of(configuration.sweep()).keys());
  }

  @Test
  void areWrittenAsEver() throws IOException {
    StringBuilder all = new StringBuilder();
    for (Path file : files()) {
      all.append("# conf/").append(CONF.relativize(file)).append('\n');
      all.append(rendered(read(file)));
    }

    try (InputStream expected = getClass().getResourceAsStream("rendered.txt")) {
      assertThat(all.toString())
          .isEqualTo(new String(expected.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @Test
  void areReadBackAsWhatTheyWere() throws IOException {
    for (Path file : files()) {
      Configuration configuration = read(file);

      Experiment stored = Experiment.readStored(configuration.render(), "stored", Optional.empty());
      assertThat(stored).as(file.toString()).isEqualTo(configuration.experiment());
    }
  }
}
