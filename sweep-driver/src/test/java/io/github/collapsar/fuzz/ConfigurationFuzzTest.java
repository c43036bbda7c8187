package io.github.collapsar.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("long")
class ConfigurationFuzzTest {

  /** What fits into a build's time; more with {@code -Dfuzz.seconds}. */
  private static final int MUTATIONS = 500;

  private static final int MOST_FAULTS = Integer.getInteger("fuzz.faults", 5);

  @TempDir private Path temporary;
  private PlanRule rule;

  @BeforeEach
  void begin() throws IOException {
    // Or each command would set the logs up anew.
    System.setProperty("log4j2.configurationFile", "log4j2-test.xml");
    rule = new PlanRule(Files.createDirectories(temporary.resolve("fuzz")));
  }

  @AfterEach
  void end() {
    rule.close();
    System.clearProperty("log4j2.configurationFile");
  }

  @Test
  void planKeepsItsPromiseForMutatedConfigurations() throws IOException {
    Corpus corpus = Corpus.read();
    long seed = Long.getLong("fuzz.seed", 1);
    long seconds = Long.getLong("fuzz.seconds", 0);
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    List<String> faults = new ArrayList<>();
    int[] codes = new int[4];
    long tried = 0;
    double slowest = 0;
    while ((seconds > 0 ? System.nanoTime() < end : tried < MUTATIONS)
        && faults.size() < MOST_FAULTS) {
      String text = new Mutation(corpus, seed * 1_000_003 + tried).text();
      PlanRule.Outcome outcome = rule.plan(text);
      slowest = Math.max(slowest, outcome.seconds());
      outcome.answer().ifPresent(answer -> codes[answer.code() & 3]++);
      if (outcome.fault().isPresent()) {
        faults.add(kept(seed, tried, text) + ": " + outcome.fault().get());
      } else if (outcome.seconds() > 2 && seconds > 0) {
        kept(seed, tried, text);
      }
      tried++;
    }
    System.out.printf(
        "%d mutations: %d planned, %d refused, %d not possible; the slowest took %.1f s%n",
        tried, codes[0], codes[2], codes[3], slowest);
    assertThat(faults).as("faults; put a small form of each into resources/fuzz/found").isEmpty();
  }

  private static Path kept(long seed, long number, String text) throws IOException {
    Path folder = Files.createDirectories(Path.of("target", "fuzz"));
    return Files.writeString(folder.resolve("%d-%d.conf".formatted(seed, number)), text);
  }

  static Stream<Path> found() {
    return Corpus.found().stream();
  }

  @ParameterizedTest
  @MethodSource("found")
  void planKeepsItsPromiseForWhatBrokeItOnce(Path file) {
    Optional<String> fault = rule.plan(Corpus.text(file)).fault();

    assertThat(fault).isEmpty();
  }
}
