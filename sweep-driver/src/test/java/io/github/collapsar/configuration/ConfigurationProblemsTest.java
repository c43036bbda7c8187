package io.github.collapsar.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.collapsar.codec.ConfigurationException;
import io.github.collapsar.codec.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(OnlyToyScenarios.class)
class ConfigurationProblemsTest {

  @TempDir private Path directory;

  /** The messages, with the directory cut off the paths. */
  private List<String> problems(String text, String... settings) throws IOException {
    Path file = directory.resolve("toy.conf");
    Files.writeString(file, text);
    return messages(file, settings);
  }

  private List<String> messages(Path file, String... settings) {
    ConfigurationException thrown =
        catchThrowableOfType(
            ConfigurationException.class, () -> Configuration.read(file, List.of(settings)));
    assertThat(thrown).as("what reading %s throws", file).isNotNull();
    assertThat(thrown.getMessage().lines())
        .containsExactlyElementsOf(thrown.problems().stream().map(Problem::message).toList());
    return thrown.problems().stream()
        .map(problem -> problem.message().replace(directory + "/", ""))
        .toList();
  }

  @Test
  void reportsEverythingAtOnceInTheOrderOfTheFile() throws IOException {
    assertThat(
            problems(
                """
                sweeps = 1
                sweep {
                  name = a/b
                  scenario = toy-factorisation
                  grid {
                    learning-rat = 0.1
                    learning-rate = [-0.1, 0.1]
                    noise = { log = [0, 1], points = 1 }
                    symmetry = [none, rescalin]
                    removal = []
                    steps = many
                  }
                  where = "learning_rat < 0.1"
                  replicates = 0
                  seed = x
                  curve-every = -1
                  engine = dl4j
                  replicate = 3
                }
                diagrams = [
                  { name = A, x = learnin-rate, y = symmetry, order-parameter = sparsty }
                  { name = ok, x = noise, y = noise, theory = maybe }
                  { name = ok, facets = [symmetri, noise, noise] }
                ]
                refine { enabled = maybe, confidence = 2, resolutions = 9 }
                output { dir = x }
                data = 3
                """))
        .containsExactly(
            "Cannot use sweeps = 1 (toy.conf:1); there is no such key; did you mean sweep?",
            "Cannot use sweep.name = a/b (toy.conf:3); it must be of lower-case letters, digits and"
                + " hyphens",
            "Cannot use sweep.scenario = toy-factorisation (toy.conf:4); it must be one of"
                + " toy-factorization; did you mean toy-factorization?",
            "Cannot use sweep.grid.learning-rat = 0.1 (toy.conf:6); there is no such key; did you"
                + " mean learning-rate?",
            "Cannot use sweep.grid.learning-rate = -0.1 (toy.conf:7); it must be a number above 0",
            "Cannot use sweep.grid.noise.log = 0 (toy.conf:8); both ends must be a number above 0",
            "Cannot use sweep.grid.noise.points = 1 (toy.conf:8); it must be a whole number from 2"
                + " to 1000000",
            "Cannot use sweep.grid.symmetry = rescalin (toy.conf:9); it must be one of none,"
                + " rescaling; did you mean rescaling?",
            "Cannot use sweep.grid.removal = [] (toy.conf:10); it must have one value or more, each"
                + " one of none, syre",
            "Cannot use sweep.grid.steps = many (toy.conf:11); it must be a whole number of at least"
                + " 1",
            "Cannot use sweep.where = learning_rat < 0.1 (toy.conf:13); there is no column"
                + " learning_rat; did you mean learning_rate?",
            "Cannot use sweep.replicates = 0 (toy.conf:14); it must be a whole number from 1 to"
                + " 2147483647",
            "Cannot use sweep.seed = x (toy.conf:15); it must be a whole number",
            "Cannot use sweep.curve-every = -1 (toy.conf:16); it must be a whole number of at least"
                + " 0",
            "Cannot use sweep.engine = dl4j (toy.conf:17); it must be what can train"
                + " toy-factorization: kernel or auto",
            "Cannot use sweep.replicate = 3 (toy.conf:18); there is no such key; did you mean"
                + " replicates?",
            "Cannot use diagrams[0].name = A (toy.conf:21); it must be of lower-case letters, digits"
                + " and hyphens",
            "Cannot use diagrams[0].order-parameter = sparsty (toy.conf:21); it must be a"
                + " measurement: one of loss, order_parameter, sparsity; did you mean sparsity?",
            "Cannot use diagrams[0].x = learnin-rate (toy.conf:21); it must be a numeric parameter:"
                + " one of learning-rate, weight-decay, batch-size, sigma0, steps, noise, dimension,"
                + " momentum; did you mean learning-rate?",
            "Cannot use diagrams[0].y = symmetry (toy.conf:21); it must be a numeric parameter: one"
                + " of learning-rate, weight-decay, batch-size, sigma0, steps, noise, dimension,"
                + " momentum",
            "Cannot use diagrams[1].theory = maybe (toy.conf:22); it must be true or false",
            "Cannot use diagrams[1].y = noise (toy.conf:22); x is the same; take two parameters",
            "Cannot do without diagrams[2].x (toy.conf:23); name a numeric parameter",
            "Cannot use diagrams[2].facets = noise (toy.conf:23); it is used already; name each"
                + " parameter once",
            "Cannot use diagrams[2].facets = symmetri (toy.conf:23); it must be a parameter: one of"
                + " symmetry, removal, learning-rate, weight-decay, batch-size, sigma0, steps,"
                + " precision, noise, dimension, optimizer, momentum-kind, momentum; did you mean"
                + " symmetry?",
            "Cannot use diagrams[2].name = ok (toy.conf:23); another diagram has this name; names"
                + " must differ",
            "Cannot use refine.confidence = 2 (toy.conf:25); it must be a number from 0.5 to 0.9999",
            "Cannot use refine.enabled = maybe (toy.conf:25); it must be true or false",
            "Cannot use refine.resolutions = 9 (toy.conf:25); there is no such key; did you mean"
                + " resolution?",
            "Cannot use output.dir = x (toy.conf:26); there is no such key; did you mean directory?",
            "Cannot use data = 3 (toy.conf:27); it must be an object { … }");
  }

  /** Each line is a grid or zip that is wrong in one way, and what is said of it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "grid.noise = { log = [1, 2] }"
            + "| Cannot do without sweep.grid.noise.points (toy.conf:2); say how many values, from 2",
        "grid.weight-decay = { log = [0, 1], points = 3 }"
            + "| Cannot use sweep.grid.weight-decay.log = 0 (toy.conf:2); both ends of a logarithmic"
            + " axis must be above 0",
        "grid.noise = { linear = [1, 2, 3], points = 3 }"
            + "| Cannot use sweep.grid.noise.linear = [1,2,3] (toy.conf:2); it must be a list of the"
            + " first and the last value",
        "grid.noise = { linear = [1, 1], points = 3 }"
            + "| Cannot use sweep.grid.noise.linear = [1,1] (toy.conf:2); the ends must differ; for a"
            + " single value give just that",
        "grid.noise = { linear = 1, points = 3 }"
            + "| Cannot use sweep.grid.noise.linear = 1 (toy.conf:2); it must be a list of the first"
            + " and the last value",
        "grid.noise = { log = [1, 2], linear = [1, 2], points = 3 }"
            + "| Cannot use sweep.grid.noise = {linear=[1,2],log=[1,2],points=3} (toy.conf:2); give"
            + " either log or linear",
        "grid.symmetry = { log = [1, 2], points = 3 }"
            + "| Cannot use sweep.grid.symmetry = {log=[1,2],points=3} (toy.conf:2); only numbers can"
            + " be spaced; it must be one of none, rescaling",
        "grid.noise = [[1, 2]]"
            + "| Cannot use sweep.grid.noise = [1,2] (toy.conf:2); it must be a number above 0",
        "grid.dimension = { log = [1, 2000], points = 3 }"
            + "| Cannot use sweep.grid.dimension.log = 2000 (toy.conf:2); both ends must be a whole"
            + " number from 1 to 1024",
        "grid.dimension = 2.5"
            + "| Cannot use sweep.grid.dimension = 2.5 (toy.conf:2); it must be a whole number from 1"
            + " to 1024",
        "grid.noise = true"
            + "| Cannot use sweep.grid.noise = true (toy.conf:2); it must be a number above 0",
        "grid.removal = [syre, { value = syre, sigma0 = 0.1 }]"
            + "| Cannot use sweep.grid.removal = {sigma0=0.1,value=syre} (toy.conf:2); the value syre"
            + " is given twice; give it once, with all its axes",
        "grid.removal = [{ sigma0 = 0.1 }]"
            + "| Cannot use sweep.grid.removal = {sigma0=0.1} (toy.conf:2); an object in a list must"
            + " have a value: { value = …, other axes }",
        "grid.removal = [{ value = syre, sigma = 0.1 }]"
            + "| Cannot use sweep.grid.removal.sigma = 0.1 (toy.conf:2); there is no such key; did"
            + " you mean sigma0?",
        "grid.removal = [{ value = syre, removal = none }]"
            + "| Cannot use sweep.grid.removal.removal = none (toy.conf:2); it is inside a value of"
            + " removal; a value brings other axes only",
        "zip = [[noise, learning-rate]]"
            + "| Cannot use sweep.zip = noise (toy.conf:2); it has a single value; zip keys with"
            + " several values each",
        "zip = [[learning-rate, nois]]"
            + "| Cannot use sweep.zip = nois (toy.conf:2); there is no such key; did you mean noise?",
        "zip = [[learning-rate, batch-size]]"
            + "| Cannot use sweep.zip = [learning-rate,batch-size] (toy.conf:2); zipped axes must"
            + " have equally many values; there are 3 of learning-rate, 2 of batch-size",
        "zip = [[learning-rate]]"
            + "| Cannot use sweep.zip = [learning-rate] (toy.conf:2); a group must name two keys or"
            + " more",
        "zip = [learning-rate, batch-size]"
            + "| Cannot use sweep.zip = batch-size (toy.conf:2); it must be a list of lists of keys,"
            + " e.g. [[learning-rate, batch-size]]",
        "zip = [[learning-rate, weight-decay], [learning-rate, weight-decay]]"
            + "| Cannot use sweep.zip = learning-rate (toy.conf:2); it is zipped already; name each"
            + " key once",
      })
  void saysWhatIsWrongWithAGrid(String line, String problem) throws IOException {
    List<String> problems =
        problems(
            "sweep { name = x, scenario = toy-factorization, grid { learning-rate = [1, 2, 3],"
                + " weight-decay = [1, 2, 3], batch-size = [1, 2] } }\nsweep."
                + line
                + "\n");

    assertThat(problems).contains(problem);
    assertThat(problems).allMatch(other -> other.contains("(toy.conf:2)"));
  }

  @Test
  void twoValuesMayNotBringTheSameAxis() throws IOException {
    assertThat(
            problems(
                """
                sweep { name = x, scenario = toy-factorization }
                sweep.grid {
                  removal = [{ value = syre, noise = [1, 2] }]
                  symmetry = [none, { value = rescaling, noise = 3 }]
                }
                """))
        .singleElement()
        .asString()
        .startsWith("Cannot use sweep.grid = {")
        .endsWith(
            "(toy.conf:2); symmetry = rescaling and another value chosen with it both bring noise;"
                + " only one of them may");
  }

  @Test
  void zippedAxesMayNotBeBrought() throws IOException {
    assertThat(
            problems(
                """
                sweep { name = x, scenario = toy-factorization }
                sweep.grid {
                  removal = [none, { value = syre, noise = [1, 2] }]
                  noise = [1, 2], learning-rate = [1, 2]
                }
                sweep.zip = [[noise, learning-rate]]
                """))
        .containsExactly(
            "Cannot use sweep.zip = [[noise,learning-rate]] (toy.conf:6); noise is zipped, but a"
                + " value of the grid brings an axis of its own for it");
  }

  @Test
  void aFileWithoutASweepSaysWhatItNeeds() throws IOException {
    assertThat(problems("# nothing\n"))
        .containsExactly(
            "Cannot do without sweep.name (toy.conf); give lower-case letters, digits and hyphens",
            "Cannot do without sweep.scenario (toy.conf); name one of toy-factorization");
    assertThat(problems("\nsweep {\n  name = x\n}\n"))
        .containsExactly(
            "Cannot do without sweep.scenario (toy.conf:2); name one of toy-factorization");
  }

  @Test
  void aSyntaxErrorHasItsLine() throws IOException {
    assertThat(problems("sweep {\n  name = x\n  grid { noise = [1, 2\n  }\n}\n"))
        .singleElement()
        .asString()
        .startsWith("Cannot read toy.conf:4; List should have");
    assertThat(problems("sweep { name = ${nothing} }\n"))
        .containsExactly(
            "Cannot read toy.conf:1; Could not resolve substitution to a value: ${nothing}");
  }

  @Test
  void aMissingFileIsNamed() {
    assertThat(messages(directory.resolve("none.conf")))
        .containsExactly("Cannot read none.conf; there is no such file; name a configuration file");
    assertThat(messages(directory))
        .containsExactly(
            "Cannot read %s; it is a directory; name a configuration file".formatted(directory));
  }

  @Test
  void includesOtherThanLocalFilesAreRefused() throws IOException {
    Files.writeString(directory.resolve("self.conf"), "include \"self.conf\"\n");
    assertThat(
            problems(
                """
                include "http://example.org/x.conf"
                include url("https://example.org/y.conf")
                include classpath("z.conf")
                include "nothere.conf"
                include file("self.conf")
                sweep { name = x, scenario = toy-factorization }
                """))
        .containsExactlyInAnyOrder(
            "Cannot include http://example.org/x.conf (toy.conf:1); includes by URL are refused;"
                + " copy it next to this file",
            "Cannot include https://example.org/y.conf (toy.conf:2); includes by URL are refused;"
                + " copy it next to this file",
            "Cannot include z.conf (toy.conf:3); includes from the class path are refused; copy it"
                + " next to this file",
            "Cannot include nothere.conf (toy.conf:4); there is no such file",
            "Cannot include self.conf (self.conf:1); it includes itself");
  }

  @Test
  void problemsOfSettingsNameTheSetting() throws IOException {
    assertThat(
            problems(
                "sweep { name = x, scenario = toy-factorization }\n",
                "replicates=none",
                "grid.nois=2",
                "grid.noise=",
                "quiet"))
        .containsExactly(
            "Cannot use sweep.grid.nois = 2 (--set grid.nois); there is no such key; did you mean"
                + " noise?",
            "Cannot read --set grid.noise=; Expecting a value but got wrong token: end of file",
            "Cannot read --set quiet; write it as key=value",
            "Cannot use sweep.replicates = none (--set replicates); it must be a whole number from 1"
                + " to 2147483647");
  }
}
