package io.github.collapsar.analysis;

import io.github.collapsar.analysis.boundary.AnalysedDiagram;
import io.github.collapsar.analysis.boundary.BoundaryEdge;
import io.github.collapsar.analysis.cells.Mesh;
import io.github.collapsar.analysis.diagram.Diagram;
import io.github.collapsar.analysis.figure.Figure;
import io.github.collapsar.analysis.figure.FigureRenderer;
import io.github.collapsar.analysis.report.Report;
import io.github.collapsar.analysis.report.ReportData;
import io.github.collapsar.analysis.report.RunSummary;
import io.github.collapsar.analysis.results.ResultFiles;
import io.github.collapsar.analysis.results.Results;
import io.github.collapsar.analysis.results.UnreadableResultsException;
import io.github.collapsar.scenario.Scenario;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;

/**
 * The door of the module: from a result directory to cells, boundaries, pictures and a report.
 *
 * <p>Reads {@code runs/}, {@code sweep.conf} and {@code provenance.json} of the directory, writes
 * {@code diagrams/<name>/} and {@code report.html}. Everything written is replaced whole; nothing
 * else in the directory is touched.
 */
public final class Analysis {

  private final SparkSession spark;
  private final String directory;
  private final Scenario scenario;
  private final List<Diagram> diagrams;
  private final List<Figure> figures;
  private final Map<String, RefinedDiagram> refined;

  private Analysis(
      SparkSession spark,
      String directory,
      Scenario scenario,
      List<Diagram> diagrams,
      List<Figure> figures,
      Map<String, RefinedDiagram> refined) {
    this.spark = spark;
    this.directory = directory;
    this.scenario = scenario;
    this.diagrams = List.copyOf(diagrams);
    this.figures = List.copyOf(figures);
    this.refined = Map.copyOf(refined);
  }

  /**
   * Prepares an analysis.
   *
   * @param spark the session to compute with; its master and settings are left alone
   * @param directory the result directory of one sweep, any Hadoop path
   * @param scenario what the sweep trained
   * @param diagrams the phase diagrams to draw; none still gives a report
   * @param figures what else to draw
   */
  public static Analysis of(
      SparkSession spark,
      String directory,
      Scenario scenario,
      List<Diagram> diagrams,
      List<Figure> figures) {
    return new Analysis(spark, directory, scenario, diagrams, figures, Map.of());
  }

  /**
   * The same, with a diagram of which only part of a fine grid is measured.
   *
   * @param diagram its name
   * @param mesh the fine grid
   * @param notes what a reader should know of it, a sentence each
   */
  public Analysis refined(String diagram, Mesh mesh, List<String> notes) {
    Map<String, RefinedDiagram> more = new HashMap<>(refined);
    more.put(diagram, new RefinedDiagram(mesh, notes));
    return new Analysis(spark, directory, scenario, diagrams, figures, more);
  }

  /**
   * What was written.
   *
   * @param diagrams one for each diagram asked for, in that order
   * @param figures one for each figure asked for, in that order
   * @param report the path of {@code report.html}
   */
  public record Written(List<Drawn> diagrams, List<FigureRenderer.Drawn> figures, String report) {
    public Written {
      diagrams = List.copyOf(diagrams);
      figures = List.copyOf(figures);
    }
  }

  /**
   * A diagram that was written.
   *
   * @param name the diagram's name
   * @param files the paths of its files: cells, boundary and pictures
   * @param boundary the measured and predicted edges
   * @param notes what a reader of the picture should know, a sentence each; may be empty
   */
  public record Drawn(
      String name, List<String> files, List<BoundaryEdge> boundary, List<String> notes) {
    public Drawn {
      files = List.copyOf(files);
      boundary = List.copyOf(boundary);
      notes = List.copyOf(notes);
    }
  }

  /**
   * Computes and writes everything.
   *
   * @throws UnreadableResultsException if a file of the results cannot be read, or if all runs are
   *     those of another version of the scenario
   * @throws IllegalArgumentException if a diagram names what the results do not have
   * @throws java.io.UncheckedIOException if the directory cannot be written
   */
  public Written write() {
    try {
      return analyse();
    } catch (Exception e) {
      // Spark, being Scala, throws checked exceptions without declaring them
      Optional<UnreadableResultsException> unreadable = UnreadableResultsException.in(e);
      if (unreadable.isPresent()) {
        throw unreadable.get();
      }
      throw e instanceof RuntimeException runtime
          ? runtime
          : new IllegalStateException(
              "Cannot analyse %s: %s".formatted(directory, e.getMessage()), e);
    }
  }

  private Written analyse() {
    Results results = Results.open(spark, directory).ofVersion(scenario);
    ResultFiles files = new ResultFiles(spark, directory);
    List<AnalysedDiagram> analysed = new ArrayList<>();
    List<Drawn> drawn = new ArrayList<>();
    for (Diagram diagram : diagrams) {
      DiagramAnalysis analysis =
          new DiagramAnalysis(
              spark, results, scenario, diagram, Optional.ofNullable(refined.get(diagram.name())));
      AnalysedDiagram found = analysis.analysed();
      analysed.add(found);
      drawn.add(
          new Drawn(diagram.name(), analysis.write(found, files), found.edges(), found.notes()));
    }
    List<FigureRenderer.Drawn> drawnFigures = new ArrayList<>();
    for (Figure figure : figures) {
      drawnFigures.add(new FigureRenderer(spark, scenario, figure).write(files));
    }
    Report report =
        new Report(
            ReportData.read(spark, results, new Path(directory).getName(), scenario, analysed),
            RunSummary.of(spark),
            drawnFigures,
            files.read("sweep.conf"),
            files.read("provenance.json"));
    return new Written(drawn, drawnFigures, files.write("report.html", report.html()));
  }
}
