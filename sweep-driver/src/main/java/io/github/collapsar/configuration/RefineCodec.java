package io.github.collapsar.configuration;

import io.github.collapsar.analysis.diagram.Diagram;
import io.github.collapsar.codec.ConfigCodec;
import io.github.collapsar.codec.ConfigKey;
import io.github.collapsar.codec.ConfigSection;
import io.github.collapsar.codec.HoconText;
import io.github.collapsar.codec.KeyValues;
import io.github.collapsar.codec.ValueForm;
import io.github.collapsar.codec.ValueForms;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** How a refinement stands in a configuration file. What reading has to know is the rest of it. */
final class RefineCodec {

  /** The diagrams and the sweep, as far as they could be read. */
  record Wanted(List<Diagram> diagrams, Optional<Sweep> sweep) {
    List<String> names() {
      return diagrams.stream().map(Diagram::name).toList();
    }
  }

  private static final ConfigKey<Wanted, Boolean> ENABLED =
      ConfigKey.of(
          "enabled",
          ValueForms.flag(),
          false,
          "train what lies along the boundaries of a diagram instead of the whole grid");

  private static final ConfigKey<Wanted, String> DIAGRAM =
      ConfigKey.optional(
          "diagram",
          new ValueForm<>("a diagram's name", RefineCodec::named, HoconText::word),
          "the only one",
          "its axes are refined, its threshold tells the phases apart");

  private static final ConfigKey<Wanted, Long> RESOLUTION =
      ConfigKey.of(
          "resolution",
          ValueForms.whole(2, 32_768),
          512L,
          "points along each spaced axis of the diagram on the finest grid; with k · (points − 1) + 1"
              + " it has the axis's own points");

  private static final ConfigKey<Wanted, Double> CONFIDENCE =
      ConfigKey.of(
          "confidence",
          ValueForms.number(0.5, 0.9999),
          0.95,
          "with which replicates must decide a point's phase, or it gets more, and islands are found");

  private static final ConfigKey<Wanted, Double> ISLANDS =
      ConfigKey.of(
          "islands",
          ValueForms.number(0.0, 0.5),
          0.001,
          "the smallest share of a panel's area that an island is looked for with; 0 = do not look");

  private static final ConfigKey<Wanted, Long> MAX_RUNS =
      ConfigKey.optional(
          "max-runs",
          ValueForms.whole(1, Long.MAX_VALUE),
          "no limit",
          "the most runs, stored ones included");

  private static final ConfigCodec<Wanted, Refine> CODEC =
      new ConfigCodec<Wanted, Refine>()
          .with(ENABLED, refine -> true)
          .with(DIAGRAM, refine -> refine.diagram().name())
          .with(RESOLUTION, refine -> (long) refine.resolution())
          .with(CONFIDENCE, Refine::confidence)
          .with(ISLANDS, Refine::islands)
          .withOptional(MAX_RUNS, refine -> refine.maxRuns().stream().boxed().findFirst());

  private RefineCodec() {}

  static List<ConfigKey<Wanted, ?>> keys() {
    return CODEC.keys();
  }

  static String write(Optional<Refine> refine) {
    return "refine " + refine.map(CODEC::write).orElse("{ enabled = false }") + "\n";
  }

  /** Empty if it is not there, not enabled or not right. */
  static Optional<Refine> read(ConfigSection root, Wanted wanted) {
    Optional<ConfigSection> section = root.section("refine");
    if (section.isEmpty()) {
      return Optional.empty();
    }
    section.get().allowOnly(CODEC.names());
    KeyValues<Wanted> values = CODEC.readKeys(section.get(), wanted);
    if (!values.get(ENABLED)) {
      return Optional.empty();
    }
    Optional<Refine> refine = diagram(values).map(diagram -> refine(values, diagram));
    refine.ifPresent(found -> check(values, found));
    return refine;
  }

  private static Refine refine(KeyValues<Wanted> values, Diagram diagram) {
    return new Refine(
        diagram,
        values.get(RESOLUTION).intValue(),
        values.get(CONFIDENCE),
        values.get(ISLANDS),
        values.find(MAX_RUNS).map(OptionalLong::of).orElse(OptionalLong.empty()));
  }

  /** Which diagram is meant matters only where there is something to refine. */
  private static Optional<String> named(KeyValues<Wanted> values, String key) {
    Optional<String> name = values.section().text(key);
    List<String> names = values.context().names();
    if (values.get(ENABLED)
        && name.isPresent()
        && !names.isEmpty()
        && !names.contains(name.get())) {
      values
          .section()
          .reject(key, "it must name a diagram: " + ValueForms.choices(name.get(), names));
    }
    return name;
  }

  private static Optional<Diagram> diagram(KeyValues<Wanted> values) {
    List<String> names = values.context().names();
    Optional<String> name = values.find(DIAGRAM);
    if (names.isEmpty()) {
      values.section().reject(ENABLED.name(), "there is no diagram to refine; add one to diagrams");
    } else if (name.isEmpty() && names.size() > 1) {
      values
          .section()
          .reject(
              ENABLED.name(),
              "say which diagram is refined: refine.diagram = one of " + String.join(", ", names));
      return Optional.empty();
    }
    return values.context().diagrams().stream()
        .filter(candidate -> candidate.name().equals(name.orElse(names.get(0))))
        .findFirst();
  }

  private static void check(KeyValues<Wanted> values, Refine refine) {
    Optional<Sweep> sweep = values.context().sweep();
    if (sweep.isEmpty()) {
      return;
    }
    List<String> keys = refine.keys();
    if (sweep.get().zip().stream().anyMatch(zipped -> zipped.containsAll(keys))
        && keys.size() == 2) {
      values
          .section()
          .reject(
              ENABLED.name(),
              "%s and %s advance together and span no plane; take one of them out of sweep.zip"
                  .formatted(keys.get(0), keys.get(1)));
    }
    for (String key : keys) {
      Axis axis = sweep.get().grid().get(key);
      if (axis instanceof Axis.Spaced spaced && spaced.points() > refine.resolution()) {
        values
            .section()
            .reject(
                values.find(RESOLUTION).isPresent() ? RESOLUTION.name() : ENABLED.name(),
                "%s starts with %d points already; give refine.resolution more than that (%d)"
                    .formatted(key, spaced.points(), refine.resolution()));
      }
    }
  }
}
