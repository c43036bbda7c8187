package io.github.collapsar.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.collapsar.execution.ProbeScenario;
import io.github.collapsar.execution.StoredTable;
import io.github.collapsar.execution.TestSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CollapsarTest {

  private static final String SWEEP =
      """
      sweep {
        name = s, scenario = probe, replicates = 2
        grid {
          learning-rate = { log = [1e-3, 10], points = 9 }
          weight-decay = { linear = [0, 1], points = 5 }
        }
      }
      diagrams = [{ name = d, x = learning-rate, y = weight-decay }]
      """;

  @TempDir private Path temporary;
  private Path conf;
  private Path results;
  private Path sweep;

  @BeforeAll
  static void startSpark() {
    TestSpark.session();
  }

  @BeforeEach
  void writeConfiguration() throws IOException {
    conf = Files.writeString(temporary.resolve("s.conf"), SWEEP);
    results = temporary.resolve("results");
    sweep = results.resolve("s");
  }

  private Answer run(String... more) {
    Object[] arguments = new Object[4 + more.length];
    arguments[0] = "run";
    arguments[1] = conf;
    arguments[2] = "--results";
    arguments[3] = results;
    System.arraycopy(more, 0, arguments, 4, more.length);
    return Answer.of(arguments);
  }

  @Test
  void trainsAnalysesAndSaysWhereEverythingIs() {
    Answer answer = run();

    assertThat(answer.err()).contains("Training 90 runs.").contains("Analysing.");
    assertThat(answer.code()).isZero();
    assertThat(answer.out())
        .startsWith("s: 90 runs")
        .containsPattern("learned +50 +55.6 %")
        .containsPattern("collapsed +20 +22.2 %")
        .containsPattern("diverged +20 +22.2 %")
        .contains("trained 90 of them in")
        .contains("diagram  " + sweep + "/diagrams/d/diagram.png")
        .contains("report   " + sweep + "/report.html");
    assertThat(sweep.resolve("diagrams/d/diagram.png")).isNotEmptyFile();
    assertThat(sweep.resolve("report.html")).isNotEmptyFile();
    assertThat(sweep.resolve("provenance.json")).isNotEmptyFile();
    assertThat(sweep.resolve("_lease.json")).doesNotExist();
  }

  @Test
  void saysThatNothingIsLeftToTrain() {
    run();

    Answer again = run();

    assertThat(again.code()).isZero();
    assertThat(again.err()).contains("Nothing to train: all 90 runs are done.");
    assertThat(again.out()).startsWith("s: 90 runs").doesNotContain("trained");
  }

  @Test
  void saysNothingButResultsWhenQuiet() {
    Answer answer = run("--quiet");

    assertThat(answer.code()).isZero();
    assertThat(answer.err()).isEmpty();
    assertThat(answer.out()).startsWith("s: 90 runs");
  }

  @Test
  void endsWithOneWhenRunsFailed() {
    Answer answer = run("--set", "grid.fail-above=1");

    assertThat(answer.code()).isEqualTo(1);
    assertThat(answer.out()).containsPattern("failed +20 +22.2 %");
    assertThat(answer.err())
        .contains("20 runs failed, one with: java.lang.IllegalStateException: the learning rate")
        .contains("collapsar sql " + sweep);
    assertThat(run("--set", "grid.fail-above=1").code()).isEqualTo(1);
    assertThat(Answer.of("status", sweep).code()).isEqualTo(1);
  }

  @Test
  void refusesASecondSweepOnTheDirectory() throws IOException {
    run();
    String other =
        """
        {"user":"ada","host":"elsewhere","processSpace":"","process":7,"started":"","token":"t"}
        """;
    Files.writeString(sweep.resolve("_lease.json"), other);

    Answer answer = run();

    assertThat(answer.code()).isEqualTo(3);
    assertThat(answer.err())
        .startsWith("Cannot use " + sweep + ": ada on elsewhere (process 7) is running a sweep");
    assertThat(Answer.of("status", sweep).out())
        .contains("Being trained by ada on elsewhere (process 7)");
    assertThat(sweep.resolve("_lease.json")).content().isEqualTo(other);
  }

  @Test
  void saysThatADirectoryCannotBeWritten() throws IOException {
    Path file = Files.writeString(temporary.resolve("file"), "");

    Answer answer = Answer.of("run", conf, "--results", file);

    assertThat(answer.code()).isEqualTo(3);
    assertThat(answer.err())
        .startsWith("Cannot write results to " + file.resolve("s"))
        .doesNotContain("\tat ");
  }

  @Test
  void leavesACorruptFileToTheUserInAnalyzeAndMendsItInRun() throws IOException {
    run();
    List<String> before = StoredTable.runs(new ProbeScenario(), sweep.toString());
    Path victim;
    try (var files = Files.list(sweep.resolve("runs"))) {
      victim = files.filter(p -> p.toString().endsWith(".parquet")).findFirst().orElseThrow();
    }
    Files.writeString(victim, "PAR1 not");

    Answer analyze = Answer.of("analyze", sweep);
    assertThat(analyze.code()).isEqualTo(3);
    assertThat(analyze.err())
        .contains(victim.getFileName().toString())
        .contains("run the sweep again");
    assertThat(victim).content().isEqualTo("PAR1 not");

    Answer status = Answer.of("status", sweep);
    assertThat(status.code()).isEqualTo(3);
    assertThat(status.err()).contains(victim.getFileName().toString());

    Answer mended = run();
    assertThat(mended.code()).isZero();
    assertThat(mended.err()).contains("set it aside").contains("its runs are trained again");
    assertThat(StoredTable.runs(new ProbeScenario(), sweep.toString())).isEqualTo(before);
  }

  @Test
  void plansWithoutTrainingOrWriting() {
    Answer answer = Answer.of("plan", conf, "--results", results, "--master", "local[4]");

    assertThat(answer.err()).isEmpty();
    assertThat(answer.code()).isZero();
    assertThat(answer.out())
        .containsPattern("learning-rate +9 +0.001, .* … 10")
        .containsPattern("runs +90\n")
        .containsPattern("done +0\n")
        .containsPattern("to train +90\n")
        .containsPattern("packs +\\d+, the longest about")
        .containsPattern("time +about .* with 4 tasks at once");
    assertThat(results).doesNotExist();
  }

  @Test
  void leavesOutWhatMakesNoDifference() throws IOException {
    Answer idle = Answer.of("plan", conf, "--results", results);
    assertThat(idle.out()).doesNotContain("sigma0");

    Answer given = Answer.of("plan", conf, "--results", results, "--set", "grid.sigma0=[0.1,0.2]");
    assertThat(given.out()).containsPattern("sigma0 +- +makes no difference here");

    String branching = "grid.removal=[none, { value = syre, sigma0 = [0.1, 0.2] }]";
    Answer brought = Answer.of("plan", conf, "--results", results, "--set", branching);
    assertThat(brought.out()).containsPattern("sigma0 +2 +0.1, 0.2\n");

    run("--set", branching);
    String stored = Files.readString(sweep.resolve("sweep.conf"));
    assertThat(stored).contains("{ value = syre, sigma0 = [0.1, 0.2] }").doesNotContain("0.01\n");
    assertThat(Answer.of("status", sweep).out()).contains("of 270 runs in its sweep.conf");
  }

  @Test
  void plansWhatIsDoneAndWhichRunsAreTheSame() {
    run();

    Answer answer =
        Answer.of(
            "plan",
            conf,
            "--results",
            results,
            "--set",
            "replicates=3",
            "--set",
            "grid.sigma0=[0.01,0.1]",
            "--set",
            "where=\"learning_rate < 5\"");

    assertThat(answer.out())
        .containsPattern("runs +120\n")
        .containsPattern("duplicates +135 left out: the same runs again\n")
        .containsPattern("where +learning_rate < 5: leaves out 15\n")
        .containsPattern("done +80\n")
        .containsPattern("to train +40\n");
  }

  @Test
  void plansSixteenMillionRunsInFlatMemory() {
    Answer answer =
        Answer.of(
            "plan",
            conf,
            "--results",
            results,
            "--set",
            "replicates=1",
            "--set",
            "grid.learning-rate={ log = [1e-3, 1], points = 4096 }",
            "--set",
            "grid.weight-decay={ linear = [0, 1], points = 4096 }");

    assertThat(answer.err()).isEmpty();
    assertThat(answer.out()).containsPattern("runs +16,777,216\n");
  }

  @Test
  void countsStoredRuns() {
    run();

    Answer answer = Answer.of("status", sweep);

    assertThat(answer.code()).isZero();
    assertThat(answer.out())
        .startsWith("s: 90 runs")
        .contains("of 90 runs in its sweep.conf")
        .doesNotContain("missing");
  }

  @Test
  void verifiesStoredRuns() {
    run();

    Answer answer = Answer.of("verify", sweep, "--sample", 4);

    assertThat(answer.err()).startsWith("Training up to 4 runs again");
    assertThat(answer.code()).isZero();
    assertThat(answer.out()).contains("8 of 8 checks agree");
  }

  @Test
  void reportsWhatVerificationFinds() {
    run("--set", "grid.reference-error=0.5");

    Answer answer = Answer.of("verify", sweep, "--sample", 90);

    assertThat(answer.code()).isEqualTo(1);
    // A diverged run has no loss that could differ.
    assertThat(answer.out())
        .contains("110 of 180 checks agree")
        .contains("loss: stored 0.")
        .contains("spectrum[0]: stored 0.");
    assertThat(Answer.of("verify", sweep, "--sample", 90, "--no-reference").out())
        .contains("90 of 90 checks agree");
  }

  @Test
  void answersSql() {
    run();
    String query =
        "SELECT phase, count(*) AS n, max(symmetry) AS `a \"b\"` FROM runs GROUP BY phase ORDER BY n"
            + " DESC, phase";

    assertThat(Answer.of("sql", sweep, query, "--format", "csv").out())
        .isEqualToNormalizingNewlines(
            """
            phase,n,"a ""b\"""
            learned,50,none
            collapsed,20,none
            diverged,20,none
            """);
    assertThat(Answer.of("sql", sweep, query).out())
        .isEqualToNormalizingNewlines(
            """
            phase       n  a "b"
            learned    50  none
            collapsed  20  none
            diverged   20  none
            """);
  }

  @Test
  void showsSeriesAsLists() {
    run();

    assertThat(
            Answer.of(
                    "sql",
                    sweep,
                    "SELECT spectrum, loss FROM runs WHERE loss IS NOT NULL LIMIT 1",
                    "--format",
                    "csv")
                .out())
        .containsPattern("\"\\[(0\\.\\d+), 0\\.\\d+]\",\\1\\R$");
    assertThat(
            Answer.of("sql", sweep, "SELECT count(*) AS n FROM runs WHERE size(spectrum) = 2")
                .out())
        .contains("70");
  }

  @Test
  void saysWhatIsWrongWithAQuery() {
    run();

    Answer answer = Answer.of("sql", sweep, "SELECT learnin_rate FROM runs");

    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.err())
        .startsWith("Cannot answer \"SELECT learnin_rate FROM runs\": ")
        .contains("learnin_rate");
  }

  @Test
  void drawsOtherDiagramsOnRequest() throws IOException {
    run();
    Path other =
        Files.writeString(
            temporary.resolve("other.conf"),
            "diagrams = [{ name = other, x = weight-decay, y = learning-rate }]");

    Answer answer = Answer.of("analyze", sweep, "--diagrams", other);

    assertThat(answer.err()).isEmpty();
    assertThat(answer.code()).isZero();
    assertThat(sweep.resolve("diagrams/other/diagram.png")).isNotEmptyFile();
  }

  @Test
  void listsAndDescribes() {
    assertThat(Answer.of("list").out()).containsPattern("probe +kernel, dl4j");
    assertThat(Answer.of("list", "symmetries").out()).contains("rescaling");
    assertThat(Answer.of("list", "removals").out()).contains("syre");
    assertThat(Answer.of("describe", "probe").out())
        .startsWith("probe, version 1")
        .contains("learning-rate")
        .contains("a number above 0")
        .contains("order_parameter")
        .contains("spectrum[]");
  }

  @Test
  void describesWhatAFileMaySay() {
    assertThat(Answer.of("describe", "diagram").out())
        .containsPattern("x +\\(must be given\\) +a numeric parameter or")
        .containsPattern("boundary +logistic +one of logistic, isotonic");
    assertThat(Answer.of("describe", "figure").out())
        .containsPattern("lines +\\[] +a list of parameters")
        .contains("Of kind scaling: finite-size scaling")
        .containsPattern("observable +probability +one of mean, probability, binder-cumulant");
    assertThat(Answer.of("describe", "refine").out())
        .containsPattern("resolution +512 +a whole number from 2 to 32768");
    assertThat(Answer.of("describe", "sweep").out())
        .containsPattern("replicates +1 +a whole number from 1 to 2147483647")
        .containsPattern("engine +auto");
  }

  @Test
  void knowsThisMachine() {
    Answer answer = Answer.of("doctor");

    assertThat(answer.code()).isZero();
    assertThat(answer.out())
        .containsPattern("Java +ok +.*" + Runtime.version().feature())
        .containsPattern("Vectors +ok +\\d+ bits")
        .containsPattern("ND4J +ok +CpuBackend")
        .containsPattern("Spark +ok +4");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run",
        "plan",
        "analyze",
        "status",
        "verify",
        "list",
        "describe",
        "sql",
        "export",
        "doctor"
      })
  void helpsWithEachCommand(String command) {
    Answer answer = Answer.of(command, "--help");

    assertThat(answer.code()).isZero();
    assertThat(answer.out()).contains("collapsar " + command);
  }

  @Test
  void tellsItsVersion() {
    assertThat(Answer.of("--version").out()).startsWith("collapsar ").contains("Spark 4.");
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    assertThat(Answer.of("rum").code()).isEqualTo(2);
    assertThat(Answer.of("rum").err()).contains("rum").contains("Did you mean: collapsar run");
    assertThat(Answer.of().code()).isEqualTo(2);
    assertThat(Answer.of("run").code()).isEqualTo(2);
    assertThat(Answer.of("verify", temporary, "--sample", "0").code()).isEqualTo(2);
    Answer describe = Answer.of("describe", "prob");
    assertThat(describe.code()).isEqualTo(2);
    assertThat(describe.err()).startsWith("Cannot find the scenario prob; there are ");
    Answer status = Answer.of("status", temporary.resolve("nowhere"));
    assertThat(status.code()).isEqualTo(2);
    assertThat(status.err()).startsWith("Cannot find results: " + temporary.resolve("nowhere"));
    Answer empty = Answer.of("status", temporary);
    assertThat(empty.code()).isEqualTo(2);
    assertThat(empty.err()).contains("has no sweep.conf");
  }

  @Test
  void passesOnWhatIsWrongInAConfiguration() throws IOException {
    Files.writeString(conf, SWEEP.replace("weight-decay = {", "weigth-decay = {"));

    Answer answer = run();

    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.err()).contains("weigth-decay").contains("s.conf:5").doesNotContain("\tat ");
    assertThat(results).doesNotExist();
  }
}
