package io.github.collapsar.configuration;

import io.github.collapsar.analysis.diagram.Diagram;
import io.github.collapsar.analysis.figure.Figure;
import io.github.collapsar.codec.ConfigurationException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is trained and what is drawn of it. It holds no settings of the machines that do it, so it
 * may come from someone else: reading it runs nothing and looks nothing up.
 *
 * @param sweep the runs that are wanted
 * @param diagrams what to draw from them, in the order of the file; names are distinct
 * @param figures what else to draw from them; names are distinct
 * @param refine which part of a finer grid is wanted instead of the sweep's own, if that is so
 */
public record Experiment(
    Sweep sweep, List<Diagram> diagrams, List<Figure> figures, Optional<Refine> refine) {
  public Experiment {
    Objects.requireNonNull(sweep, "sweep");
    diagrams = List.copyOf(diagrams);
    figures = List.copyOf(figures);
    Objects.requireNonNull(refine, "refine");
  }

  /**
   * Reads the experiment of a configuration that lies with results. Whoever wrote these may be a
   * stranger, so nothing in the text is resolved: an include or a substitution is a problem. What
   * it says of Spark, of data and of output directories is not looked at.
   *
   * @param text what {@link Configuration#render} wrote
   * @param source what to call the text in messages
   * @param drawings a file of the user's own whose diagrams, figures and refinement hold instead
   * @throws ConfigurationException with every problem
   */
  public static Experiment readStored(String text, String source, Optional<Path> drawings) {
    return new StoredText(text, source).experiment(drawings);
  }

  /** How often a stored configuration records curves; empty if it does not say. */
  public static OptionalLong storedCurveEvery(String text) {
    return new StoredText(text, "sweep.conf").curveEvery();
  }
}
