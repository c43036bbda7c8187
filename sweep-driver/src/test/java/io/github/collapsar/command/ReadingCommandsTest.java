package io.github.collapsar.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.collapsar.execution.TestSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands that look at results change nothing elsewhere, and only their own files there. */
class ReadingCommandsTest {

  @TempDir private Path folder;
  private Path sweep;

  @BeforeEach
  void trainSweep() throws IOException {
    TestSpark.session();
    Path conf =
        Files.writeString(
            folder.resolve("s.conf"),
            """
            sweep {
              name = s, scenario = probe
              grid { learning-rate = { log = [1e-3, 10], points = 3 }, weight-decay = [0, 1] }
            }
            diagrams = [{ name = d, x = learning-rate, y = weight-decay }]
            """);
    Answer answer = Answer.of("run", conf, "--results", folder);
    assertThat(answer.code()).as(answer.err()).isZero();
    sweep = folder.resolve("s");
  }

  @Test
  void writeNothingIntoADirectoryThatIsNoResult() throws IOException {
    Path other = Files.createDirectories(folder.resolve("other/runs")).getParent();

    for (String command : List.of("analyze", "status", "verify", "export", "sql")) {
      Answer answer =
          command.equals("sql") ? Answer.of(command, other, "SELECT 1") : Answer.of(command, other);
      assertThat(answer.code()).as(command).isEqualTo(2);
      assertThat(answer.err())
          .startsWith("Cannot find results: " + other + " has no sweep.conf and no runs/*.parquet");
    }

    assertThat(other.resolve("logs")).doesNotExist();
    assertThat(Answer.of("export", "").code()).isEqualTo(2);
    assertThat(Answer.of("export", "").err()).startsWith("Cannot use an empty argument");
  }

  @Test
  void analyzeWritesThroughNoLink() throws IOException {
    Path precious = Files.createDirectories(folder.resolve("elsewhere/d"));
    Files.writeString(precious.resolve("boundary.csv"), "mine");
    Files.move(sweep.resolve("diagrams"), folder.resolve("diagrams-before"));
    Files.createSymbolicLink(sweep.resolve("diagrams"), precious.getParent());

    Answer answer = Answer.of("analyze", sweep);

    assertThat(answer.code()).isEqualTo(3);
    assertThat(answer.err()).startsWith("Cannot write ").contains("diagrams is a link");
    assertThat(precious).isDirectoryNotContaining("glob:**cells.parquet");
    assertThat(precious.resolve("boundary.csv")).hasContent("mine");
  }

  @Test
  void analyzeWritesTheReportThroughNoLink() throws IOException {
    Path precious = Files.writeString(folder.resolve("precious"), "mine");
    Files.createSymbolicLink(sweep.resolve("_new-report.html"), precious);

    assertThat(Answer.of("analyze", sweep).code()).isEqualTo(3);
    assertThat(precious).hasContent("mine");
  }

  @Test
  void sqlTakesQueriesOnly() {
    for (String statement :
        List.of(
            "CREATE TABLE t AS SELECT * FROM runs",
            "CREATE TABLE t (a INT) USING parquet",
            "CREATE TEMPORARY VIEW v AS SELECT 1",
            "INSERT INTO runs SELECT * FROM runs",
            "WITH a AS (SELECT 1) INSERT OVERWRITE DIRECTORY 'written' USING csv SELECT * FROM a",
            "FROM runs INSERT INTO a SELECT * INSERT INTO b SELECT *",
            "SET spark.sql.ansi.enabled = false",
            "ADD JAR /tmp/a.jar",
            "DROP VIEW runs",
            "CACHE TABLE runs",
            "BEGIN CREATE TABLE t (a INT); END",
            "EXECUTE IMMEDIATE 'SELECT 1'",
            "SELECT TRANSFORM (run_id) USING 'cat' AS (a STRING) FROM runs",
            "SELECT * FROM (SELECT TRANSFORM (run_id) USING 'cat' AS (a STRING) FROM runs)")) {
      Answer answer = Answer.of("sql", sweep, statement);

      assertThat(answer.code()).as(answer.err()).isEqualTo(2);
      assertThat(answer.err()).startsWith("Cannot answer").contains("it is not a query");
      assertThat(Path.of("spark-warehouse")).doesNotExist();
    }
  }

  @Test
  void sqlAnswersEveryQuery() {
    for (String query :
        List.of(
            "WITH a AS (SELECT * FROM runs) SELECT count(*) FROM a",
            "SELECT 1 UNION ALL SELECT (SELECT count(*) FROM runs)",
            "FROM runs SELECT count(*)",
            "VALUES (1), (2)",
            "TABLE cells")) {
      assertThat(Answer.of("sql", sweep, query).code()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"runs/a.parquet", "runs/compacted-a.parquet", "diagrams/d/cells.parquet"})
  @Timeout(60)
  void waitForNoPipe(String name) throws Exception {
    Path pipe = sweep.resolve(name);
    Files.deleteIfExists(pipe);
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor(9, TimeUnit.SECONDS))
        .isTrue();

    Answer answer = Answer.of("sql", sweep, "SELECT 1");

    assertThat(answer.code()).isEqualTo(3);
    assertThat(answer.err()).startsWith("Cannot read ").contains(name + ": it is a pipe");
  }
}
