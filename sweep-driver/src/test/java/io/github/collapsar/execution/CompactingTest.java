package io.github.collapsar.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.collapsar.analysis.results.Results;
import io.github.collapsar.results.Circumstances;
import io.github.collapsar.results.RunTable;
import io.github.collapsar.results.Table;
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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompactingTest {

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
                .collect(Collectors.toMap(Parameter::key, CompactingTest::defaultOrOne)));
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
    Circumstances circumstances =
        new Circumstances("kernel", pack, 0, "here", Instant.ofEpochSecond(time), "1");
    List<Object[]> rows = outcomes.stream().map(o -> TABLE.row(o, circumstances)).toList();
    directory.publish(Table.RUNS, pack, TABLE.columns(), rows);
  }

  private List<String> statuses() {
    List<String> rows = new ArrayList<>();
    for (String file : directory.files(Table.RUNS)) {
      directory.read(
          file,
          List.of("replicate", "status", "loss"),
          row -> rows.add(row[0] + " " + row[1] + " " + row[2]));
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

    new Compacting(directory).compact(TestSpark::session);

    assertThat(directory.files(Table.RUNS)).hasSize(1);
    assertThat(statuses())
        .containsExactly("0 completed 0.125", "1 completed 0.25", "2 failed null")
        .isEqualTo(taken);
  }

  @Test
  void doesNothingToWhatIsCompact() {
    publish("a", 1, List.of(learned(0, 0.5)));
    publish("b", 2, List.of(learned(1, 0.25)));
    new Compacting(directory).compact(TestSpark::session);
    List<String> files = directory.files(Table.RUNS);

    new Compacting(directory)
        .compact(
            () -> {
              throw new AssertionError("Spark is not needed");
            });

    assertThat(directory.files(Table.RUNS)).isEqualTo(files);
  }

  @Test
  void takesInWhatComesLater() {
    publish("a", 1, List.of(learned(0, 0.5)));
    publish("b", 2, List.of(learned(1, 0.25)));
    new Compacting(directory).compact(TestSpark::session);
    publish("c", 3, List.of(learned(2, 0.125)));

    new Compacting(directory).compact(TestSpark::session);

    assertThat(directory.files(Table.RUNS)).hasSize(1);
    assertThat(statuses()).hasSize(3);
  }

  @Test
  void findsRepetitionsWithSparkAsWithout() {
    publish("a", 1, IntStream.range(0, 20).mapToObj(i -> learned(i, 0.5)).toList());
    publish("b", 2, IntStream.range(15, 30).mapToObj(i -> learned(i, 0.25)).toList());
    Repetitions repetitions = new Repetitions(directory);
    SparkSession spark = TestSpark.session();

    Repetitions.Resolution here = repetitions.resolve(() -> spark, Table.RUNS);

    assertThat(here.keepers()).hasSize(5);
    assertThat(here.keepers().values()).allMatch(file -> file.endsWith("/b.parquet"));
    assertThat(here.files()).hasSize(2);
    assertThat(repetitions.repeated(spark, Table.RUNS)).isEqualTo(here.keepers().keySet());
  }
}
