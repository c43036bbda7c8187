package io.github.collapsar.results.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.collapsar.results.Column;
import io.github.collapsar.results.ResultsException;
import io.github.collapsar.results.compaction.Compaction;
import io.github.collapsar.results.directory.ResultDirectory;
import io.github.collapsar.results.lease.Attempt;
import io.github.collapsar.results.lease.Lease;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds on every kind of file system. */
class PublishingTest {

  private record Trained(String id, Double loss) {}

  private static final List<Column<Trained>> COLUMNS =
      List.of(Column.text("run_id", Trained::id), Column.real("loss", Trained::loss).orNull());

  @TempDir private Path temporary;

  private ResultDirectory directory(String way) {
    ResultDirectory directory;
    if (way.equals("put")) {
      directory = ResultDirectory.at("put:" + temporary.resolve("s"), PutFileSystem.settings());
    } else {
      Configuration hadoop = new Configuration();
      hadoop.set(Publishing.SETTING, way);
      // Not the cached one, which another test set up.
      hadoop.setBoolean("fs.file.impl.disable.cache", true);
      directory = ResultDirectory.at(temporary.resolve("s").toString(), hadoop);
    }
    directory.create();
    return directory;
  }

  private static List<Trained> rows(double loss) {
    List<Trained> rows = new ArrayList<>();
    rows.add(new Trained("1", loss));
    return rows;
  }

  private static List<Trained> read(ResultDirectory directory) {
    List<Trained> rows = new ArrayList<>();
    for (String file : directory.runs().uris()) {
      directory
          .runs()
          .read(
              file,
              List.of("run_id", "loss"),
              row -> rows.add(new Trained(row.text("run_id"), row.real("loss"))));
    }
    return rows;
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.walk(temporary.resolve("s"))) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> temporary.resolve("s").relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"link", "rename", "put"})
  void keepsTheFirstAndLeavesNothingElse(String way) throws IOException {
    ResultDirectory directory = directory(way);
    directory.runs().publish("p", COLUMNS, rows(1));
    directory.runs().publish("p", COLUMNS, rows(2));

    assertThat(read(directory)).containsExactly(new Trained("1", 1.0));
    assertThat(names()).containsExactly("runs/p.parquet");
  }

  @ParameterizedTest
  @ValueSource(strings = {"link", "rename", "put"})
  void publishesNothingOfAPackThatCannotBeWrittenToItsEnd(String way) throws IOException {
    ResultDirectory directory = directory(way);
    List<Trained> rows = rows(1);
    rows.add(new Trained(null, 2.0));

    assertThatThrownBy(() -> directory.runs().publish("p", COLUMNS, rows))
        .hasMessageContaining("run_id");
    assertThat(names()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"link", "put"})
  void oneOfManyAttemptsAtOnceWins(String way) throws Exception {
    ResultDirectory directory = directory(way);
    CountDownLatch start = new CountDownLatch(1);
    ExecutorService threads = Executors.newFixedThreadPool(8);
    List<Future<?>> attempts = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      double loss = i;
      attempts.add(
          threads.submit(
              () -> {
                start.await();
                directory.runs().publish("p", COLUMNS, rows(loss));
                return null;
              }));
    }
    start.countDown();
    for (Future<?> attempt : attempts) {
      attempt.get();
    }
    threads.shutdown();

    assertThat(read(directory)).hasSize(1);
    assertThat(names()).containsExactly("runs/p.parquet");
  }

  @ParameterizedTest
  @ValueSource(strings = {"link", "rename", "put"})
  void replacesSmallFilesAndGivesTheLeaseToOne(String way) throws IOException {
    ResultDirectory directory = directory(way);
    directory.writeSweep("sweep { a = 1 }");
    directory.writeSweep("sweep { a = 2 }");
    try (Lease lease = directory.lease(notice -> {})) {
      lease.check();
      assertThatThrownBy(() -> directory.lease(notice -> {})).isInstanceOf(ResultsException.class);
    }
    directory.lease(notice -> {}).close();

    assertThat(directory.sweep()).contains("sweep { a = 2 }");
    assertThat(names()).containsExactly("sweep.conf");
  }

  @ParameterizedTest
  @ValueSource(strings = {"link", "rename", "put"})
  void marksAPackWhileItIsTrained(String way) throws IOException {
    ResultDirectory directory = directory(way);
    List<io.github.collapsar.run.RunId> runs =
        List.of(new io.github.collapsar.run.RunId(1, -2), new io.github.collapsar.run.RunId(3, 4));
    try (Attempt attempt = directory.attempts().begin("p", runs)) {
      assertThat(attempt).isNotNull();
      assertThat(directory.attempts().all())
          .singleElement()
          .satisfies(
              mark -> {
                assertThat(mark.pack()).isEqualTo("p");
                assertThat(mark.runs()).isEqualTo(runs);
                assertThat(mark.own()).isTrue();
                assertThat(mark.died()).isFalse();
              });
    }
    assertThat(names()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"link", "rename", "put"})
  void compactsSoThatAReaderNeverSeesARowTwice(String way) throws IOException {
    ResultDirectory directory = directory(way);
    for (int i = 0; i < 5; i++) {
      directory.runs().publish("p" + i, COLUMNS, List.of(new Trained("run " + i, i * 0.1)));
    }
    Compaction.Parts parts = new Compaction(directory.runs()).candidates(1 << 20, Set.of()).get(0);

    new Compaction(directory.runs()).compact(parts, (file, row) -> true);

    // Killed here, the parts are still there, and the reader passes over them.
    assertThat(names()).hasSize(6);
    assertThat(directory.runs().uris()).hasSize(1);
    assertThat(read(directory)).hasSize(5);

    new Compaction(directory.runs()).removeReplaced();
    assertThat(names()).singleElement().asString().startsWith("runs/compacted-");
    assertThat(read(directory)).hasSize(5);
    assertThat(new Compaction(directory.runs()).candidates(1 << 20, Set.of())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"link", "rename", "put"})
  void takesLargeFilesOverAsTheyAre(String way) throws IOException {
    ResultDirectory directory = directory(way);
    List<Trained> rows = new ArrayList<>();
    for (int i = 0; i < 30_000; i++) {
      rows.add(new Trained("run " + i, i * 0.1));
    }
    directory.runs().publish("p", COLUMNS, rows.subList(0, 18_000));
    directory.runs().publish("q", COLUMNS, rows.subList(18_000, 29_000));
    directory.runs().publish("r", COLUMNS, rows.subList(29_000, 30_000));
    List<Trained> before = read(directory);
    Compaction.Parts parts = new Compaction(directory.runs()).candidates(1 << 20, Set.of()).get(0);

    new Compaction(directory.runs()).compact(parts, (file, row) -> false);
    new Compaction(directory.runs()).removeReplaced();

    assertThat(parts.asTheyAre()).isTrue();
    assertThat(names()).singleElement().asString().startsWith("runs/compacted-");
    assertThat(read(directory)).isEqualTo(before);
    assertThat(directory.runs().damage(directory.runs().uris().get(0))).isEmpty();
    List<Compaction.Parts> rewritten =
        new Compaction(directory.runs()).candidates(1 << 20, Set.copyOf(directory.runs().uris()));
    assertThat(rewritten).singleElement().matches(again -> !again.asTheyAre());
  }

  @ParameterizedTest
  @ValueSource(strings = {"link", "put"})
  void aDamagedCompactedFileReplacesNothing(String way) throws IOException {
    ResultDirectory directory = directory(way);
    for (int i = 0; i < 3; i++) {
      directory.runs().publish("p" + i, COLUMNS, List.of(new Trained("run " + i, i * 0.1)));
    }
    Compaction.Parts parts = new Compaction(directory.runs()).candidates(1 << 20, Set.of()).get(0);
    new Compaction(directory.runs()).compact(parts, (file, row) -> true);
    Path compacted = Path.of(java.net.URI.create(directory.runs().uris().get(0)).getPath());
    byte[] whole = Files.readAllBytes(compacted);
    Files.write(compacted, java.util.Arrays.copyOf(whole, whole.length / 2));

    new Compaction(directory.runs()).removeReplaced();

    assertThat(directory.runs().uris()).containsAll(parts.files()).hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"link", "rename"})
  void sweepsWhatAKilledWriterLeft(String way) throws IOException {
    ResultDirectory directory = directory(way);
    directory.writeSweep("sweep {}");
    Path root = temporary.resolve("s");
    Files.writeString(root.resolve("runs/_temporary/p-1.parquet"), "half a f");
    Files.writeString(root.resolve("_sweep.conf." + java.util.UUID.randomUUID()), "half");
    Files.writeString(root.resolve("__lease.json." + java.util.UUID.randomUUID()), "half");

    directory.removeLeftovers();

    assertThat(names()).containsExactly("sweep.conf");
  }
}
