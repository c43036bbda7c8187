package io.github.collapsar.configuration;

import com.typesafe.config.ConfigValue;
import io.github.collapsar.analysis.diagram.Diagram;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads {@code refine} against the diagrams and the sweep's axes. */
final class RefineReader {

  private static final List<String> KEYS =
      List.of("enabled", "diagram", "resolution", "confidence", "islands", "max-runs");

  private static final int DEFAULT_RESOLUTION = 512;
  private static final int MOST_POINTS = 32_768;
  private static final double DEFAULT_CONFIDENCE = 0.95;
  private static final double DEFAULT_ISLANDS = 0.001;

  private final List<Diagram> diagrams;
  private final Optional<Sweep> sweep;

  RefineReader(List<Diagram> diagrams, Optional<Sweep> sweep) {
    this.diagrams = diagrams;
    this.sweep = sweep;
  }

  /** Empty if it is not there, not enabled or not right. */
  Optional<Refine> read(Section root) {
    return root.section("refine").flatMap(this::refine);
  }

  private Optional<Refine> refine(Section section) {
    section.allowOnly(KEYS);
    boolean enabled = section.flag("enabled").orElse(false);
    int resolution = (int) section.whole("resolution", 2, MOST_POINTS).orElse(DEFAULT_RESOLUTION);
    double confidence = between(section, "confidence", 0.5, 0.9999, DEFAULT_CONFIDENCE);
    double islands = between(section, "islands", 0, 0.5, DEFAULT_ISLANDS);
    OptionalLong maxRuns = section.whole("max-runs", 1, Long.MAX_VALUE);
    if (!enabled) {
      return Optional.empty();
    }
    Optional<Diagram> diagram = diagram(section);
    Optional<Refine> refine =
        diagram.map(found -> new Refine(found, resolution, confidence, islands, maxRuns));
    refine.ifPresent(found -> check(section, found));
    return refine;
  }

  private static double between(
      Section section, String key, double low, double high, double otherwise) {
    double number = section.number(key).orElse(otherwise);
    if (number < low || number > high) {
      section.reject(key, "it must be a number from %s to %s".formatted(low, high));
    }
    return number;
  }

  private Optional<Diagram> diagram(Section section) {
    List<String> names = diagrams.stream().map(Diagram::name).toList();
    Optional<String> name = section.text("diagram");
    if (diagrams.isEmpty()) {
      section.reject("enabled", "there is no diagram to refine; add one to diagrams");
    } else if (name.isPresent() && !names.contains(name.get())) {
      section.reject(
          "diagram",
          "it must name a diagram: one of "
              + String.join(", ", names)
              + Nearest.hint(name.get(), names));
    } else if (name.isEmpty() && diagrams.size() > 1) {
      section.reject(
          "enabled",
          "say which diagram is refined: refine.diagram = one of " + String.join(", ", names));
    } else {
      return diagrams.stream()
          .filter(candidate -> candidate.name().equals(name.orElse(names.get(0))))
          .findFirst();
    }
    return Optional.empty();
  }

  private void check(Section section, Refine refine) {
    if (sweep.isEmpty()) {
      return;
    }
    List<String> keys = refine.keys();
    if (sweep.get().zip().stream().anyMatch(zipped -> zipped.containsAll(keys))
        && keys.size() == 2) {
      section.reject(
          "enabled",
          "%s and %s advance together and span no plane; take one of them out of sweep.zip"
              .formatted(keys.get(0), keys.get(1)));
    }
    for (String key : keys) {
      Axis axis = sweep.get().grid().get(key);
      if (axis instanceof Axis.Spaced spaced && spaced.points() > refine.resolution()) {
        Optional<ConfigValue> given = section.value("resolution");
        section.reject(
            given.isPresent() ? "resolution" : "enabled",
            "%s starts with %d points already; give refine.resolution more than that (%d)"
                .formatted(key, spaced.points(), refine.resolution()));
      }
    }
  }
}
