package io.github.collapsar.configuration;

import io.github.collapsar.analysis.diagram.DiagramCodec;
import io.github.collapsar.analysis.figure.FigureCodec;
import io.github.collapsar.codec.ConfigKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The keys of configuration files, for help. */
public final class ConfigurationKeys {

  private ConfigurationKeys() {}

  /** The parts of a file whose keys there are. */
  public static List<String> parts() {
    return List.of("diagram", "figure", "refine", "sweep");
  }

  /**
   * The keys of a part, by what has them: the part itself, or of figures a kind.
   *
   * @param part one of {@link #parts}
   */
  public static Map<String, List<? extends ConfigKey<?, ?>>> of(String part) {
    Map<String, List<? extends ConfigKey<?, ?>>> keys = new LinkedHashMap<>();
    switch (part) {
      case "diagram" -> keys.put("An element of diagrams = [ … ]", new DiagramCodec().keys());
      case "figure" -> {
        keys.put("An element of figures = [ … ]", FigureCodec.keys());
        new TreeMap<>(FigureCodec.kinds()).forEach((kind, own) -> keys.put("Of kind " + kind, own));
      }
      case "refine" -> keys.put("refine { … }", RefineCodec.keys());
      case "sweep" -> keys.put("sweep { … }", SweepCodec.keys());
      default -> throw new IllegalArgumentException("Cannot find keys of " + part);
    }
    return keys;
  }
}
