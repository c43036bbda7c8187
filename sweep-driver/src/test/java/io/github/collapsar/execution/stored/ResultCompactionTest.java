package io.github.collapsar.execution.stored;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.collapsar.analysis.results.Results;
import io.github.collapsar.execution.ProbeScenario;
import io.github.collapsar.execution.TestSpark;
import io.github.collapsar.execution.progress.Tally;
import io.github.collapsar.results.Circumstances;
import io.github.collapsar.results.RunRow;
import io.github.collapsar.results.RunTable;
import io.github.collapsar.results.directory.ResultDirectory;
import io.github.collapsar.run.Coordinates;
import io.github.collapsar.run.Outcome;
import io.github.collapsar.run.Phase;
import io.github.collapsar.run.Run;
import io.github.collapsar.run.Value;
import io.github.collapsar.scenario.Parameter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultCompactionTest {

  private static final ProbeScenario PROBE = new ProbeScenario();
  private static final RunTable TABLE = new RunTable(PROBE);

  @TempDir private Path temporary;
  private ResultDirectory directory;

  @BeforeEach
  void create() {
    directory = ResultDirectory.at(temporary.resolve("s").toString(), new Configuration(false));
    directory.create();
  }

  private static Run run(int replicate) {
    Coordinates coordinates =
        Coordinates.of(
            PROBE.parameters().stream()
                .collect(Collectors.toMap(Parameter::key, ResultCompactionTest::defaultOrOne)));
    return new Run(PROBE.name(), PROBE.version(), coordinates, 1, replicate);
  }

  private static Value defaultOrOne(Parameter parameter) {
    return parameter.defaultValue().orElse(new Value.Real(1));
  }

  private static Outcome learned(int replicate, double loss) {
    return Outcome.completed(
        run(replicate), Phase.LEARNED, ProbeScenario.measured(loss, 0), 1e-3, List.of());
  }

  private static Outcome failed(int replicate) {
    return Outcome.failed(run(replicate), "it threw", 1e-3);
  }

  private void publish(String pack, long time, List<Outcome> outcomes) {
    publish(pack, time, 0, outcomes);
  }

  private void publish(String pack, long time, int attempt, List<Outcome> outcomes) {
    Circumstances circumstances =
        new Circumstances("kernel", pack, attempt, "here", Instant.ofEpochSecond(time), "1");
    List<RunRow> rows = outcomes.stream().map(o -> RunRow.of(o, circumstances)).toList();
    directory.runs().publish(pack, TABLE.columns(), rows);
  }

  private List<String> statuses() {
    List<String> rows = new ArrayList<>();
    for (String file : directory.runs().uris()) {
      directory
          .runs()
          .read(
              file,
              List.of("replicate", "status", "loss"),
              row ->
                  rows.add(
                      row.integer("replicate")
                          + " "
                          + row.text("status")
                          + " "
                          + row.real("loss")));
    }
    return rows.stream().sorted().toList();
  }

  @Test
  void leavesOneFileWithTheRowsThatReadersTook() {
    publish("a", 1, List.of(learned(0, 0.5), failed(1)));
    publish("b", 2, List.of(learned(1, 0.25), failed(2)));
    publish("c", 3, List.of(failed(2), learned(0, 0.125)));
    List<String> taken =
        Results.open(TestSpark.session(), directory.uri())
            .runs()
            .selectExpr("concat(replicate, ' ', status, ' ', coalesce(string(loss), 'null'))")
            .collectAsList()
            .stream()
            .map(row -> row.getString(0))
            .sorted()
            .toList();

    new ResultCompaction(directory).compact(TestSpark::session);

    assertThat(directory.runs().uris()).hasSize(1);
    assertThat(statuses())
        .containsExactly("0 completed 0.125", "1 completed 0.25", "2 failed null")
        .isEqualTo(taken);
  }

  @Test
  void doesNothingToWhatIsCompact() {
    publish("a", 1, List.of(learned(0, 0.5)));
    publish("b", 2, List.of(learned(1, 0.25)));
    new ResultCompaction(directory).compact(TestSpark::session);
    List<String> files = directory.runs().uris();

    new ResultCompaction(directory)
        .compact(
            () -> {
              throw new AssertionError("Spark is not needed");
            });

    assertThat(directory.runs().uris()).isEqualTo(files);
  }

  @Test
  void takesInWhatComesLater() {
    publish("a", 1, List.of(learned(0, 0.5)));
    publish("b", 2, List.of(learned(1, 0.25)));
    new ResultCompaction(directory).compact(TestSpark::session);
    publish("c", 3, List.of(learned(2, 0.125)));

    new ResultCompaction(directory).compact(TestSpark::session);

    assertThat(directory.runs().uris()).hasSize(1);
    assertThat(statuses()).hasSize(3);
  }

  @Test
  void findsRepetitionsWithSparkAsWithout() {
    publish("a", 1, IntStream.range(0, 20).mapToObj(i -> learned(i, 0.5)).toList());
    publish("b", 2, IntStream.range(15, 30).mapToObj(i -> learned(i, 0.25)).toList());
    RepeatedRuns repeated = new RepeatedRuns(directory.runs());
    SparkSession spark = TestSpark.session();

    RepeatedRuns.Resolution here = repeated.resolve(true, () -> spark);

    assertThat(here.keepers()).hasSize(5);
    assertThat(here.keepers().values()).allMatch(file -> file.endsWith("/b.parquet"));
    assertThat(here.files()).hasSize(2);
    assertThat(repeated.find(spark)).isEqualTo(here.keepers().keySet());
  }

  @Test
  void sqlTheTallyAndTheCompactionTakeTheSameRowOfARun() {
    Random random = new Random(1);
    Map<String, List<Outcome>> packs = new TreeMap<>();
    for (int replicate = 0; replicate < 200; replicate++) {
      int copies = 1 + random.nextInt(4);
      for (int copy = 0; copy < copies; copy++) {
        String pack = "p%d".formatted((replicate + copy * 7) % 23);
        packs
            .computeIfAbsent(pack, name -> new ArrayList<>())
            .add(random.nextBoolean() ? failed(replicate) : anyPhase(replicate, random));
      }
    }
    packs.forEach(
        (pack, outcomes) -> publish(pack, random.nextInt(3), random.nextInt(2), outcomes));
    SparkSession spark = TestSpark.session();
    Results.open(spark, directory.uri());
    String ends = "SELECT replicate, status, phase FROM runs ORDER BY replicate";
    List<String> bySql = spark.sql(ends).toJSON().collectAsList();
    Tally counted = new StoredRuns(directory).tally();
    Tally distributed = new StoredRuns(directory).tally(spark);

    new ResultCompaction(directory).compact(TestSpark::session);

    assertThat(directory.runs().uris()).hasSize(1);
    Results.open(spark, directory.uri());
    assertThat(spark.sql(ends).toJSON().collectAsList()).hasSize(200).isEqualTo(bySql);
    assertThat(counted).isEqualTo(distributed).isEqualTo(new StoredRuns(directory).tally());
  }

  private static Outcome anyPhase(int replicate, Random random) {
    return random.nextInt(3) == 0
        ? Outcome.diverged(run(replicate), 5, 1e-3, List.of())
        : learned(replicate, random.nextDouble());
  }
}
