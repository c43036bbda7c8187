package io.github.collapsar.configuration;

import io.github.collapsar.analysis.diagram.Diagram;
import io.github.collapsar.analysis.figure.Figure;
import io.github.collapsar.codec.ConfigurationException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything that a configuration file says, checked, with defaults filled in.
 *
 * @param experiment what is trained and what is drawn of it
 * @param outputDirectory the directory below which the sweep's result directory lies, as given: a
 *     path, or a URI that Hadoop's FileSystem knows
 * @param spark settings for Spark by full name ({@code spark.…})
 * @param dataDirectory where data sets lie, if set
 */
public record Configuration(
    Experiment experiment,
    String outputDirectory,
    SortedMap<String, String> spark,
    Optional<String> dataDirectory) {
  public Configuration {
    Objects.requireNonNull(experiment, "experiment");
    Objects.requireNonNull(outputDirectory, "outputDirectory");
    spark = Collections.unmodifiableSortedMap(new TreeMap<>(spark));
    Objects.requireNonNull(dataDirectory, "dataDirectory");
  }

  /**
   * Reads a configuration file.
   *
   * @param file HOCON; may include other local files, paths relative to itself
   * @param overrides {@code key=value} each, the value in HOCON; later ones win. A key is a whole
   *     path ({@code sweep.grid.noise}) or one below {@code sweep} ({@code grid.noise}, {@code
   *     replicates}), and replaces what the file says there
   * @throws ConfigurationException with every problem of the file and the overrides
   */
  public static Configuration read(Path file, List<String> overrides) {
    return ConfigurationCodec.read(file, overrides);
  }

  /** The runs that are wanted. */
  public Sweep sweep() {
    return experiment.sweep();
  }

  /** What to draw from them. */
  public List<Diagram> diagrams() {
    return experiment.diagrams();
  }

  /** What else to draw from them. */
  public List<Figure> figures() {
    return experiment.figures();
  }

  /** Which part of a finer grid is wanted instead of the sweep's own, if that is so. */
  public Optional<Refine> refine() {
    return experiment.refine();
  }

  /**
   * This configuration as HOCON with every default written out. Reading it gives an equal
   * configuration, but for Spark settings that look like secrets, which are left out.
   */
  public String render() {
    return render(sweep().grid().keySet());
  }

  /**
   * The same without the defaults of keys that make no difference, so that no reader takes them for
   * what was trained.
   *
   * @param keys in effect
   */
  public String render(Set<String> keys) {
    return ConfigurationCodec.write(this, keys);
  }
}
