package io.github.collapsar.results.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.collapsar.results.Column;
import io.github.collapsar.results.ResultsException;
import io.github.collapsar.results.compaction.Compaction;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultDirectoryTest {

  private static final Instant TIME = Instant.ofEpochMilli(1_700_000_000_123L);

  private record Trained(String id, Double loss, List<Double> spectrum, Integer replicate) {}

  private static final List<Column<Trained>> COLUMNS =
      List.of(
          Column.text("run_id", Trained::id),
          Column.real("loss", Trained::loss).orNull(),
          Column.reals("spectrum", Trained::spectrum).orNull(),
          Column.integer("replicate", Trained::replicate),
          Column.whole("steps", row -> 20_000L),
          Column.time("started_at", row -> TIME));

  @TempDir private Path temporary;
  private ResultDirectory directory;

  @BeforeEach
  void create() {
    // With characters that a URI would have to escape.
    directory = at(temporary.resolve("a sweep of 50%"));
    directory.create();
  }

  private static ResultDirectory at(Path path) {
    return ResultDirectory.at(path.toString(), new Configuration(false));
  }

  private static Trained row(String id, Double loss) {
    return row(id, loss, null);
  }

  private static Trained row(String id, Double loss, List<Double> spectrum) {
    return new Trained(id, loss, spectrum, 3);
  }

  private List<Object[]> read(List<String> columns) {
    List<Object[]> rows = new ArrayList<>();
    for (String file : directory.runs().uris()) {
      directory
          .runs()
          .read(file, columns, row -> rows.add(columns.stream().map(row::value).toArray()));
    }
    return rows;
  }

  private static Path local(String file) {
    return Path.of(URI.create(file));
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1/r/s", "FTP://127.0.0.1/r/s"})
  void refusesAddressesThatNothingCanBePublishedAt(String location) {
    assertThatThrownBy(() -> ResultDirectory.at(location, new Configuration()))
        .isInstanceOf(ResultsException.class)
        .hasMessage(
            "Cannot use %s for results: nothing can be published there; give a local path, or a URI such as hdfs://… or s3a://…",
            location);
  }

  @Test
  void saysWhichJarAFileSystemIsMissingFrom() {
    Configuration hadoop = new Configuration();
    hadoop.set("fs.s3a.impl", "org.example.NotThere");

    assertThatThrownBy(() -> ResultDirectory.at("s3a://bucket/s", hadoop))
        .isInstanceOf(ResultsException.class)
        .hasMessage(
            "Cannot use s3a://bucket/s for results: the file system for s3a:// is not on the class path; add its jar with --jars (hadoop-aws for s3a), see docs/clusters.md");
  }

  @Test
  void givesBackWhatWasPublished() {
    directory.runs().publish("p", COLUMNS, List.of(row("é1", 0.1 + 0.2), row("2", null)));

    List<Object[]> rows =
        read(List.of("steps", "loss", "run_id", "replicate", "started_at", "not_there"));

    assertThat(rows)
        .containsExactly(
            new Object[] {20_000L, 0.1 + 0.2, "é1", 3, TIME, null},
            new Object[] {20_000L, null, "2", 3, TIME, null});
  }

  @Test
  void givesBackLists() {
    List<Double> spectrum = List.of(3.5, -0.0, 1e-300, 0.1 + 0.2);
    directory
        .runs()
        .publish(
            "p",
            COLUMNS,
            List.of(row("1", 1.0, spectrum), row("2", 1.0, List.of()), row("3", 1.0, null)));

    assertThat(read(List.of("spectrum", "run_id")))
        .containsExactly(
            new Object[] {spectrum, "1"}, new Object[] {List.of(), "2"}, new Object[] {null, "3"});
    assertThat(read(List.of("run_id"))).hasSize(3);
  }

  @Test
  void compactsLists() {
    directory.runs().publish("p", COLUMNS, List.of(row("1", 1.0, List.of(2.0, 1.0))));
    directory.runs().publish("q", COLUMNS, List.of(row("2", 1.0, List.of(4.0))));

    new Compaction(directory.runs())
        .compact(new Compaction.Parts(directory.runs().uris(), false), (file, row) -> true);

    assertThat(directory.runs().uris()).hasSize(1);
    assertThat(read(List.of("spectrum")))
        .containsExactly(new Object[] {List.of(2.0, 1.0)}, new Object[] {List.of(4.0)});
  }

  @Test
  void keepsTheFirstOfTwoAttemptsAtOnePack() {
    directory.runs().publish("p", COLUMNS, List.of(row("1", 1.0)));
    directory.runs().publish("p", COLUMNS, List.of(row("1", 2.0)));

    assertThat(read(List.of("loss"))).containsExactly(new Object[] {1.0});
  }

  @Test
  void leavesNothingButTheFileBehind() throws IOException {
    directory.runs().publish("p", COLUMNS, List.of(row("1", 1.0)));
    directory.runs().publish("p", COLUMNS, List.of(row("1", 1.0)));
    directory.writeSweep("sweep {}");

    try (Stream<Path> files = Files.walk(directory.localPath().orElseThrow())) {
      assertThat(files.filter(Files::isRegularFile).map(p -> p.getFileName().toString()))
          .containsExactlyInAnyOrder("p.parquet", "sweep.conf");
    }
  }

  @Test
  void refusesARowThatLacksAValueItMustHave() {
    Trained row = new Trained("1", 1.0, null, null);

    assertThatThrownBy(() -> directory.runs().publish("p", COLUMNS, List.of(row)))
        .hasMessageContaining("replicate");
    assertThat(directory.runs().uris()).isEmpty();
  }

  @Test
  void doesNotTakeAnUnfinishedFileForAPack() throws IOException {
    Path unfinished =
        directory.localPath().orElseThrow().resolve("runs/_temporary/p-attempt.parquet");
    Files.writeString(unfinished, "half a f");

    assertThat(directory.runs().uris()).isEmpty();
    directory.removeLeftovers();
    assertThat(unfinished).doesNotExist();
  }

  @Test
  void findsADamagedPageATruncatedAndAnEmptyFile() throws IOException {
    List<Trained> rows = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      rows.add(row("run " + i * 7919, i * 0.37));
    }
    directory.runs().publish("p", COLUMNS, rows);
    String file = directory.runs().uris().get(0);
    byte[] whole = Files.readAllBytes(local(file));
    assertThat(directory.runs().damage(file)).isEmpty();

    byte[] flipped = whole.clone();
    flipped[whole.length / 3] ^= 1;
    Files.write(local(file), flipped);
    assertThat(directory.runs().damage(file)).isPresent();

    Files.write(local(file), java.util.Arrays.copyOf(whole, whole.length / 2));
    assertThat(directory.runs().damage(file)).isPresent();

    Files.write(local(file), new byte[0]);
    assertThat(directory.runs().damage(file)).isPresent();
  }

  @Test
  void setsAsideWithoutDeleting() throws IOException {
    directory.runs().publish("p", COLUMNS, List.of(row("1", 1.0)));
    String file = directory.runs().uris().get(0);
    byte[] content = Files.readAllBytes(local(file));

    String kept = directory.runs().setAside(file);

    assertThat(directory.runs().uris()).isEmpty();
    assertThat(Files.readAllBytes(local(kept))).isEqualTo(content);
  }

  @Test
  void namesTheFileThatCannotBeRead() throws IOException {
    directory.runs().publish("p", COLUMNS, List.of(row("1", 1.0)));
    String file = directory.runs().uris().get(0);
    Files.writeString(local(file), "not Parquet at all");

    assertThatThrownBy(() -> directory.runs().read(file, List.of("run_id"), row -> {}))
        .isInstanceOf(ResultsException.class)
        .hasMessageStartingWith("Cannot read " + file)
        .hasMessageContaining("collapsar run");
  }

  @Test
  void saysThatADirectoryCannotBeWritten() throws IOException {
    Path file = Files.writeString(temporary.resolve("a-file"), "");
    ResultDirectory below = at(file.resolve("sweep"));

    assertThatThrownBy(below::create)
        .isInstanceOf(ResultsException.class)
        .hasMessageStartingWith("Cannot write results to " + file.resolve("sweep"))
        .hasMessageEndingWith("give a directory that can be written with --results");
  }

  @Test
  void saysThatThereIsNoSuchFileSystem() {
    assertThatThrownBy(() -> ResultDirectory.at("gopher://x/y", new Configuration(false)))
        .isInstanceOf(ResultsException.class)
        .hasMessageStartingWith("Cannot use gopher://x/y for results");
  }

  @Test
  void remembersEveryInvocation() {
    Provenance.Invocation invocation =
        new Provenance.Invocation(
            "1", "abc", "17", "4", "os", "h", 2, "local", List.of("run", "x"), "t0", "", 0, 0);
    Provenance first = new Provenance("s", "probe", List.of()).with(invocation);
    directory.writeProvenance(first);
    directory.writeProvenance(first.with(invocation.finished("t1", 5, 0.5)));

    Provenance read = directory.provenance().orElseThrow();

    assertThat(read.scenario()).isEqualTo("probe");
    assertThat(read.invocations()).containsExactly(invocation, invocation.finished("t1", 5, 0.5));
  }
}
