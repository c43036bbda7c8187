package io.github.collapsar.analysis.figure;

import io.github.collapsar.analysis.plot.Picture;
import io.github.collapsar.analysis.results.ResultFiles;
import io.github.collapsar.scenario.Scenario;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;

/** One figure on its way from the views {@code runs} and {@code curves} to its files. */
public final class FigureRenderer {

  private final SparkSession spark;
  private final Scenario scenario;
  private final Figure figure;

  /** Prepares a figure of the session's views. */
  public FigureRenderer(SparkSession spark, Scenario scenario, Figure figure) {
    this.spark = spark;
    this.scenario = scenario;
    this.figure = figure;
  }

  /**
   * What was drawn.
   *
   * @param svg the picture, in UTF-8; empty if it could not be drawn, and then the notes say why
   * @param notes what a reader should know, a sentence each
   * @param files the paths of the files
   */
  public record Drawn(String name, Optional<byte[]> svg, List<String> notes, List<String> files) {
    public Drawn {
      notes = List.copyOf(notes);
      files = List.copyOf(files);
    }
  }

  /**
   * Draws and writes {@code figure.png}, {@code figure.svg} and {@code figure.csv}. A figure that
   * cannot be drawn from these runs keeps nobody from the others.
   */
  public Drawn write(ResultFiles files) {
    Draft draft = new Draft(spark, scenario, figure);
    Picture picture;
    try {
      picture = FigureKinds.of(figure.kind()).draw(draft, figure.kind());
    } catch (IllegalArgumentException e) {
      return new Drawn(figure.name(), Optional.empty(), List.of(e.getMessage()), List.of());
    }
    String folder = "figures/" + figure.name() + "/";
    byte[] svg = picture.svg();
    return new Drawn(
        figure.name(),
        Optional.of(svg),
        draft.notes(),
        List.of(
            files.write(folder + "figure.png", picture.png()),
            files.write(folder + "figure.svg", svg),
            files.write(folder + "figure.csv", draft.table())));
  }
}
