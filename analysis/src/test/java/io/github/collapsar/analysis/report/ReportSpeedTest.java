package io.github.collapsar.analysis.report;

import static org.apache.spark.sql.functions.expr;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.github.collapsar.analysis.Analysis;
import io.github.collapsar.analysis.LocalSpark;
import io.github.collapsar.analysis.SyntheticScenario;
import io.github.collapsar.analysis.SyntheticSweep;
import io.github.collapsar.analysis.diagram.Diagram;
import io.github.collapsar.analysis.diagram.DiagramAxis;
import io.github.collapsar.analysis.diagram.Scale;
import io.github.collapsar.run.Outcome;
import io.github.collapsar.run.Phase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A diagram of 512 × 512 cells under the hands of a reader. How long each answer takes is printed,
 * not asserted: machines differ.
 */
@Tag("browser")
@Tag("slow")
class ReportSpeedTest {

  private static final int SIDE = 512;

  /**
   * The milliseconds from a change to the frame that shows it, painted: the median of several.
   * Given the page and what to do the i-th time.
   */
  private static final String MEDIAN =
      """
      async function median(act) {
        const taken = [];
        for (let i = 0; i < 9; i++) {
          await new Promise((resolve) => setTimeout(resolve, 400));
          const before = performance.now();
          act(i);
          await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
          taken.push(performance.now() - before);
        }
        return taken.sort((a, b) => a - b)[4];
      }
      """;

  @TempDir private Path directory;

  @Test
  void answersOn512By512Cells() throws IOException {
    try (Chromium chromium = Chromium.start()) {
      writeReport();
      long bytes = Files.size(directory.resolve("report.html"));
      Page page = chromium.browser().newPage();
      page.setViewportSize(1400, 1000);
      long begin = System.nanoTime();
      page.navigate(directory.resolve("report.html").toUri().toString());
      page.waitForSelector(".plot");
      System.out.printf(
          "report of %d x %d cells: %.1f MB, open after %.1f s%n",
          SIDE, SIDE, bytes / 1e6, (System.nanoTime() - begin) / 1e9);
      print(page, "hover", "i => page.hover(page.view.cell(0, 40 * i, 50 * i), 300, 300)");
      print(page, "click", "i => page.select(page.view.cell(0, 40 * i, 50 * i))");
      print(page, "threshold", "i => page.later({ threshold: 0.3 + 0.05 * i })");
      print(
          page,
          "order parameter",
          "i => page.update({ measure: i % 2 ? 'norm' : 'order_parameter' })");
      print(page, "colour", "i => page.update({ colour: i % 2 ? 'phases' : 'mean' })");
      print(page, "axes", "i => page.reshape({ xLog: i % 2 === 0 })");
      assertThat(page.evaluate("document.documentElement.page.state.threshold"))
          .isEqualTo(0.3 + 0.05 * 8);
    }
  }

  private static void print(Page page, String what, String act) {
    Object milliseconds =
        page.evaluate(
            "() => {"
                + MEDIAN
                + "const page = document.documentElement.page; return median("
                + act
                + "); }");
    System.out.printf("  %-16s %5.0f ms%n", what, ((Number) milliseconds).doubleValue());
  }

  /**
   * Made of one written row: 262,144 rows by way of Java's objects would take longer than all else.
   */
  private void writeReport() {
    SparkSession spark = LocalSpark.session();
    SyntheticScenario scenario = SyntheticScenario.scalar();
    Path one = directory.resolve("one");
    new SyntheticSweep(scenario)
        .add(
            Map.of(),
            0,
            run ->
                Outcome.completed(
                    run, Phase.LEARNED, SyntheticScenario.measured(1, 0, 2), 0.1, List.of()))
        .write(spark, one, "row.parquet");
    spark
        .read()
        .parquet(one.resolve("runs").toString())
        .crossJoin(spark.range((long) SIDE * SIDE).withColumnRenamed("id", "n"))
        .selectExpr("*", "n div 512 AS row", "n % 512 AS col", "rand(1) AS draw")
        .withColumn("run_id", expr("md5(string(n))"))
        .withColumn("learning_rate", expr("pow(10D, col / 128D - 4)"))
        .withColumn("signal", expr("row / 512D"))
        .withColumn("norm", expr("exp(-10 * draw)"))
        .withColumn("order_parameter", expr("1 / (1 + exp((row - col) / 30D + 2 * draw - 1))"))
        .drop("n", "row", "col", "draw")
        .coalesce(1)
        .write()
        .parquet(directory.resolve("runs").toString());
    Diagram diagram =
        new Diagram(
            "map",
            new DiagramAxis("learning-rate", Scale.LOG),
            Optional.of(new DiagramAxis("signal", Scale.LINEAR)),
            List.of(),
            "order_parameter",
            0.5,
            false);
    Analysis.of(spark, directory.toString(), scenario, List.of(diagram), List.of()).write();
  }
}
