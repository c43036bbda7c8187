package io.github.collapsar.analysis.report;

import io.github.collapsar.analysis.diagram.Diagram;
import io.github.collapsar.analysis.results.Results;
import io.github.collapsar.scenario.Scenario;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;

/** The runs and curves of a sweep as the page holds them. */
public final class EmbeddedSweep {

  private final SweepAxes axes;
  private final Optional<ReportRuns> runs;
  private final Optional<ReportCurves> curves;

  private EmbeddedSweep(SweepAxes axes, Optional<ReportRuns> runs, Optional<ReportCurves> curves) {
    this.axes = axes;
    this.runs = runs;
    this.curves = curves;
  }

  /**
   * Reads the views of a session.
   *
   * @param diagrams whose order parameters go first where there is no room for all measurements
   */
  public static EmbeddedSweep read(
      SparkSession spark, Results results, Scenario scenario, List<Diagram> diagrams) {
    SweepAxes axes = SweepAxes.of(spark, scenario, results.constants());
    Optional<ReportRuns> runs = ReportRuns.read(spark, scenario, axes, diagrams);
    Optional<ReportCurves> curves =
        results
            .curves()
            .flatMap(
                recorded ->
                    runs.flatMap(
                        some ->
                            ReportCurves.read(
                                recorded, some.ids(), List.copyOf(some.values().keySet()))));
    return new EmbeddedSweep(axes, runs, curves);
  }

  String json(String name, Scenario scenario, List<Report.Section> sections) {
    return ReportData.json(name, scenario, axes, runs, curves, sections);
  }
}
