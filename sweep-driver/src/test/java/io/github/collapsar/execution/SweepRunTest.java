package io.github.collapsar.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.collapsar.configuration.Configuration;
import io.github.collapsar.execution.progress.Progress;
import io.github.collapsar.execution.progress.Tally;
import io.github.collapsar.execution.scheduling.PackJobs;
import io.github.collapsar.execution.session.TrainingException;
import io.github.collapsar.execution.stored.Retry;
import io.github.collapsar.execution.stored.StoredRuns;
import io.github.collapsar.execution.task.PackTask;
import io.github.collapsar.execution.training.TrainingSettings;
import io.github.collapsar.plan.PackSizing;
import io.github.collapsar.plan.Plan;
import io.github.collapsar.plan.Selection;
import io.github.collapsar.results.ResultsException;
import io.github.collapsar.results.directory.Provenance;
import io.github.collapsar.results.directory.ResultDirectory;
import io.github.collapsar.scenario.Engine;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepRunTest {

  private static final ProbeScenario PROBE = new ProbeScenario();

  private static final String SWEEP =
      """
      sweep {
        name = s, scenario = probe, replicates = 3
        grid {
          learning-rate = { log = [1e-3, 10], points = 9 }
          weight-decay = { linear = [0, 1], points = 5 }
          symmetry = [none, rescaling]
        }
      }
      """;

  private static final Provenance.Invocation INVOCATION =
      new Provenance.Invocation(
          "7", "c", "17", "4", "os", "here", 2, "local", List.of("run"), "now", "", 0, 0);

  @TempDir private Path temporary;
  private final List<String> notices = new ArrayList<>();

  private Configuration configuration(String... overrides) throws IOException {
    Path file = temporary.resolve("s.conf");
    Files.writeString(file, SWEEP);
    return Configuration.read(file, Arrays.asList(overrides));
  }

  private ResultDirectory directory(String name) {
    ResultDirectory directory =
        ResultDirectory.at(
            temporary.resolve(name).toString(), new org.apache.hadoop.conf.Configuration(false));
    directory.create();
    return directory;
  }

  private SweepReport run(ResultDirectory directory, String... overrides) throws IOException {
    return run(directory, Retry.NOTHING, overrides);
  }

  private SweepReport run(ResultDirectory directory, Retry retry, String... overrides)
      throws IOException {
    return new SweepRun(
            configuration(overrides), directory, retry, () -> true, notices::add, Progress.SILENT)
        .train(TestSpark::session, INVOCATION);
  }

  private static Tally train(Plan plan, ResultDirectory directory, int maxRuns) {
    TrainingSettings settings = new TrainingSettings("s", Engine.KERNEL, null, 0, 0, 0, "v");
    PackSizing sizing = new PackSizing(20, maxRuns, Long.MAX_VALUE, 0);
    try (PackJobs jobs =
        new PackJobs(
            TestSpark.session(), plan, settings, directory, sizing, Progress.SILENT, () -> true)) {
      jobs.submit(plan.selection(), PackTask.Isolation.NONE);
      jobs.await();
      return jobs.tally();
    }
  }

  private static Map<String, FileTime> times(ResultDirectory directory) throws IOException {
    Map<String, FileTime> times = new TreeMap<>();
    for (String file : directory.runs().uris()) {
      times.put(file, Files.getLastModifiedTime(Path.of(URI.create(file))));
    }
    return times;
  }

  @Test
  void storesOneRowARunWithTheTypesOfTheContract() throws IOException {
    ResultDirectory directory = directory("s");
    SweepReport report = run(directory);

    assertThat(report.wanted()).isEqualTo(270);
    // Of nine learning rates from 0.001 to 10 four are below 0.1, which learns by 0.1 being exact.
    assertThat(report.trained())
        .extracting(Tally::learned, Tally::collapsed, Tally::diverged, Tally::failed)
        .containsExactly(150L, 60L, 60L, 0L);
    Dataset<Row> rows = TestSpark.session().read().parquet(temporary.resolve("s/runs").toString());
    assertThat(rows.count()).isEqualTo(270);
    assertThat(rows.select("run_id").distinct().count()).isEqualTo(270);
    assertThat(Arrays.stream(rows.dtypes()).map(t -> t._1() + " " + t._2()))
        .contains(
            "run_id StringType",
            "learning_rate DoubleType",
            "batch_size LongType",
            "replicate IntegerType",
            "diverged_at_step LongType",
            "loss DoubleType",
            "attempt IntegerType",
            "started_at TimestampType",
            "train_seconds DoubleType");
    assertThat(rows.filter("phase = 'diverged'").first().<Long>getAs("diverged_at_step"))
        .isEqualTo(7L);
    assertThat(rows.filter("version <> '7' or engine <> 'kernel'").count()).isZero();
  }

  @Test
  void trainsNothingASecondTime() throws IOException {
    ResultDirectory directory = directory("s");
    run(directory);
    Map<String, FileTime> before = times(directory);

    SweepReport report = run(directory);

    assertThat(report.trained()).isEqualTo(Tally.NONE);
    assertThat(notices).containsExactly("Nothing to train: all 270 runs are done.");
    assertThat(times(directory)).isEqualTo(before);
  }

  @Test
  void trainsOnlyWhatAnExtendedGridAdds() throws IOException {
    ResultDirectory directory = directory("s");
    run(directory);
    Map<String, FileTime> before = times(directory);

    SweepReport report = run(directory, "replicates=4");

    assertThat(report.trained().runs()).isEqualTo(90);
    assertThat(notices).containsExactly("270 of 360 runs are done; training the other 90.");
    assertThat(times(directory)).containsAllEntriesOf(before);
    assertThat(StoredTable.runs(PROBE, directory.location())).doesNotHaveDuplicates().hasSize(360);
  }

  @Test
  void givesTheSameBytesHoweverItIsPacked() throws IOException {
    Plan plan = Plan.of(configuration().sweep());
    List<List<String>> tables = new ArrayList<>();
    for (int maxRuns : List.of(1000, 7)) {
      ResultDirectory directory = directory("at-most-" + maxRuns);
      train(plan, directory, maxRuns);
      tables.add(StoredTable.runs(PROBE, directory.location()));
    }
    assertThat(tables.get(0)).hasSize(270).isEqualTo(tables.get(1));
  }

  @Test
  void isUnchangedByARepeatedAttempt() throws IOException {
    ResultDirectory directory = directory("s");
    Plan plan = Plan.of(configuration().sweep());
    Tally first = train(plan, directory, 5);
    Map<String, FileTime> before = times(directory);

    Tally second = train(plan, directory, 5);

    assertThat(second).isEqualTo(first);
    assertThat(times(directory)).isEqualTo(before);
  }

  @Test
  void turnsFailuresIntoRowsAndFinishesTheOthers() throws IOException {
    ResultDirectory directory = directory("s");

    Tally trained = run(directory, "grid.fail-above=1").trained();

    assertThat(trained.failed()).isEqualTo(60);
    assertThat(trained.learned() + trained.collapsed()).isEqualTo(210);
    assertThat(trained.anyFailure().orElseThrow()).contains("is too much");
    Dataset<Row> failed =
        TestSpark.session()
            .read()
            .parquet(temporary.resolve("s/runs").toString())
            .filter("status = 'failed'");
    assertThat(failed.count()).isEqualTo(60);
    assertThat(failed.filter("phase is not null or loss is not null").count()).isZero();
    assertThat(failed.filter("message like 'java.lang.IllegalStateException: the%'").count())
        .isEqualTo(60);
    assertThat(new StoredRuns(directory).tally().failed()).isEqualTo(60);
  }

  @Test
  void trainsFailedRunsAgainWhenAskedTo() throws IOException {
    ResultDirectory directory = directory("s");
    String[] overrides = {"grid.fail-above=1", "grid.fault=broken"};
    ProbeScenario.BROKEN.set(true);
    run(directory, overrides);
    ProbeScenario.BROKEN.set(false);

    SweepReport untouched = run(directory, overrides);
    SweepReport retried = run(directory, Retry.FAILED, overrides);

    assertThat(untouched.trained()).isEqualTo(Tally.NONE);
    assertThat(retried.trained().runs()).isEqualTo(60);
    assertThat(retried.trained().failed()).isZero();
    Tally stored = new StoredRuns(directory).tally();
    assertThat(stored.runs()).isEqualTo(270);
    assertThat(stored.failed()).isZero();
    assertThat(run(directory, Retry.FAILED, overrides).trained()).isEqualTo(Tally.NONE);
  }

  @Test
  void endsRunsThatTakeLongerThanTheyMay() throws IOException {
    ResultDirectory directory = directory("s");

    Tally trained =
        run(
                directory,
                "grid.fail-above=5",
                "grid.fault=wait",
                "time-limit=0.1",
                "replicates=1",
                "grid.weight-decay=0",
                "grid.symmetry=none")
            .trained();

    assertThat(trained.timedOut()).isEqualTo(1);
    assertThat(trained.runs()).isEqualTo(9);
    assertThat(new StoredRuns(directory).tally().timedOut()).isEqualTo(1);
  }

  @Test
  void stopsWhenItMayNotGoOn() throws IOException {
    ResultDirectory directory = directory("s");
    SweepRun lost =
        new SweepRun(
            configuration("grid.delay=50"),
            directory,
            Retry.NOTHING,
            () -> false,
            notices::add,
            Progress.SILENT);

    assertThatThrownBy(() -> lost.train(TestSpark::session, INVOCATION))
        .isInstanceOf(TrainingException.class)
        .hasMessageStartingWith("Cannot go on training: another process took over");
  }

  @Test
  void tellsHowFarPacksAreThatAreNotFinished() throws IOException {
    List<Double> inTraining = new java.util.concurrent.CopyOnWriteArrayList<>();
    Progress progress =
        new Progress() {
          @Override
          public void begin(String task, long runs) {}

          @Override
          public void update(Tally tally, double share) {
            inTraining.add(share);
          }

          @Override
          public void end(Tally tally) {}
        };
    SweepRun slow =
        new SweepRun(
            configuration("grid.delay=600", "replicates=1", "grid.symmetry=none"),
            directory("s"),
            Retry.NOTHING,
            () -> true,
            notices::add,
            progress);

    slow.train(TestSpark::session, INVOCATION);

    assertThat(inTraining).anyMatch(share -> share > 1).allMatch(share -> share < 45);
  }

  @Test
  void namesJobsForTheSweepItsPacksAndItsScenario() throws IOException {
    List<String> descriptions = new java.util.concurrent.CopyOnWriteArrayList<>();
    SparkListener listener =
        new SparkListener() {
          @Override
          public void onJobStart(SparkListenerJobStart start) {
            descriptions.add(start.properties().getProperty("spark.job.description"));
          }
        };
    TestSpark.session().sparkContext().addSparkListener(listener);
    run(directory("s"));
    TestSpark.session().sparkContext().removeSparkListener(listener);

    assertThat(descriptions)
        .anyMatch(text -> text.matches("s: packs 1–\\d+ of (about )?\\d+, \\d+ runs of probe"));
  }

  @Test
  void setsADamagedFileAsideAndTrainsItsRunsAgain() throws IOException {
    ResultDirectory directory = directory("s");
    run(directory);
    List<String> before = StoredTable.runs(PROBE, directory.location());
    Path victim = Path.of(URI.create(directory.runs().uris().get(0)));
    byte[] damaged = Arrays.copyOf(Files.readAllBytes(victim), 100);
    Files.write(victim, damaged);

    Tally trained = run(directory).trained();

    assertThat(trained.runs()).isPositive().isLessThan(270);
    assertThat(notices.get(0))
        .startsWith("Cannot read " + victim.toUri())
        .contains("set it aside as")
        .endsWith("its runs are trained again.");
    assertThat(StoredTable.runs(PROBE, directory.location())).isEqualTo(before);
    try (var kept = Files.list(temporary.resolve("s/runs/_corrupt"))) {
      assertThat(Files.readAllBytes(kept.findFirst().orElseThrow())).isEqualTo(damaged);
    }
  }

  @Test
  void findsTheSameMissingRunsWithSparkAsWithout() throws IOException {
    ResultDirectory directory = directory("s");
    run(directory, "grid.symmetry=none");
    Plan plan = Plan.of(configuration("replicates=5").sweep());
    Selection wanted = plan.selection();
    StoredRuns stored = new StoredRuns(directory);

    Selection here = stored.missing(plan, wanted, Retry.NOTHING);
    Selection there = stored.missing(TestSpark.session(), plan, wanted, Retry.NOTHING);

    assertThat(here.count()).isEqualTo(450 - 135);
    assertThat(there.indexes(0, plan.runs()).toArray())
        .isEqualTo(here.indexes(0, plan.runs()).toArray());
    assertThat(stored.tally(TestSpark.session())).isEqualTo(stored.tally());
  }

  @Test
  void storesCurvesWhereTheyAreAskedFor() throws IOException {
    ResultDirectory directory = directory("s");
    run(directory, "curve-every=250", "grid.steps=1000", "replicates=1");

    assertThat(StoredTable.curves(PROBE, directory.location())).hasSize(90 * 4);
    assertThat(directory.curves().uris()).hasSameSizeAs(directory.runs().uris());
  }

  @Test
  void saysThatStoredRunsKeepTheirCurves() throws IOException {
    ResultDirectory directory = directory("s");
    run(directory, "sweep.curve-every=10");
    run(directory, "sweep.curve-every=10");
    assertThat(notices).noneMatch(notice -> notice.contains("curve-every"));
    run(directory, "sweep.curve-every=5");
    assertThat(notices)
        .anyMatch(
            notice ->
                notice.startsWith("curve-every = 5 is for the runs that are trained now")
                    && notice.contains("one value in 10 steps"));
  }

  @Test
  void trainsOnlyWhatMeetsTheCondition() throws IOException {
    ResultDirectory directory = directory("s");

    SweepReport report = run(directory, "where=\"learning_rate < 0.05 and replicate < 2\"");

    assertThat(report.trained().runs()).isEqualTo(report.wanted()).isEqualTo(4 * 5 * 2 * 2);
  }

  @Test
  void refusesADirectoryOfAnotherScenario() throws IOException {
    ResultDirectory directory = directory("s");
    directory.writeProvenance(new Provenance("s", "toy", List.of()));

    assertThatThrownBy(() -> run(directory))
        .isInstanceOf(ResultsException.class)
        .hasMessageStartingWith(
            "Cannot use %s: it holds runs of the scenario toy, and this sweep's is probe"
                .formatted(directory.location()));
  }

  @Test
  void saysWhatItDidInProvenance() throws IOException {
    ResultDirectory directory = directory("s");
    run(directory);
    run(directory);
    run(directory, "replicates=4");

    Provenance provenance = directory.provenance().orElseThrow();

    assertThat(provenance.sweep()).isEqualTo("s");
    assertThat(provenance.scenario()).isEqualTo("probe");
    assertThat(provenance.invocations())
        .extracting(Provenance.Invocation::runsTrained)
        .containsExactly(270L, 90L);
    assertThat(directory.sweep().orElseThrow()).contains("replicates");
  }
}
