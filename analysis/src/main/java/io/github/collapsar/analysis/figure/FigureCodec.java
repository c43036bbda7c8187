package io.github.collapsar.analysis.figure;

import com.typesafe.config.ConfigUtil;
import io.github.collapsar.codec.ConfigCodec;
import io.github.collapsar.codec.ConfigKey;
import io.github.collapsar.codec.ConfigSection;
import io.github.collapsar.codec.KeyValues;
import io.github.collapsar.codec.ScenarioForms;
import io.github.collapsar.codec.ValueForms;
import io.github.collapsar.run.Value;
import io.github.collapsar.scenario.Scenario;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** How figures stand in a configuration file: what all have, and what their kind has. */
public final class FigureCodec {

  private static final ConfigKey<Scenario, String> NAME =
      ValueForms.name(ConfigUtil::quoteString, "the directory of the picture, below figures/");

  private static final ConfigKey<Scenario, FigureKind<?>> KIND =
      ConfigKey.required(
          "kind",
          ValueForms.choice(FigureKinds.ALL, FigureKind::word),
          scenario ->
              "it must be one of "
                  + String.join(", ", FigureKinds.ALL.stream().map(FigureKind::word).toList()),
          "what is drawn");

  private static final ConfigKey<Scenario, List<String>> LINES =
      ConfigKey.of(
          "lines",
          ScenarioForms.parameters(values -> List.of(), "it is named twice; name it once"),
          List.of(),
          "their values get a line, a colour or a panel each");

  private static final ConfigKey<Scenario, SortedMap<String, Value>> AT =
      ScenarioForms.fixedValues(values -> values.get(LINES));

  private static final ConfigCodec<Scenario, Figure> BEFORE =
      new ConfigCodec<Scenario, Figure>()
          .with(NAME, Figure::name)
          .with(KIND, figure -> FigureKinds.of(figure.kind()));

  private static final ConfigCodec<Scenario, Figure> AFTER =
      new ConfigCodec<Scenario, Figure>()
          .withList(LINES, Figure::lines)
          .withOptional(AT, figure -> Optional.of(figure.at()).filter(at -> !at.isEmpty()));

  private FigureCodec() {}

  /** The keys that all figures have. */
  public static List<ConfigKey<Scenario, ?>> keys() {
    List<ConfigKey<Scenario, ?>> keys = new ArrayList<>(BEFORE.keys());
    keys.addAll(AFTER.keys());
    return keys;
  }

  /** The keys of each kind besides, by "kind: what it draws". */
  public static Map<String, List<ConfigKey<Scenario, ?>>> kinds() {
    Map<String, List<ConfigKey<Scenario, ?>>> kinds = new LinkedHashMap<>();
    FigureKinds.ALL.forEach(
        kind -> kinds.put(kind.word() + ": " + kind.meaning(), kind.codec().keys()));
    return kinds;
  }

  /** A figure on one line. */
  public static String write(Figure figure) {
    List<String> entries = new ArrayList<>(BEFORE.entries(figure));
    entries.addAll(FigureKinds.of(figure.kind()).entries(figure.kind()));
    entries.addAll(AFTER.entries(figure));
    return "{ " + String.join(", ", entries) + " }";
  }

  /** The figures of a file. */
  public static List<Figure> readAll(ConfigSection root, Scenario scenario) {
    return ValueForms.named(
        root,
        "figures",
        "{ name = loss, kind = curves, measurement = loss }",
        "figure",
        "{ name = …, kind = … }",
        section -> read(section, scenario));
  }

  private static Optional<Figure> read(ConfigSection section, Scenario scenario) {
    int before = section.problems().count();
    KeyValues<Scenario> first = BEFORE.readKeys(section, scenario);
    Optional<FigureKind<?>> kind = first.find(KIND);
    if (kind.isEmpty()) {
      return Optional.empty();
    }
    List<String> allowed = new ArrayList<>(BEFORE.names());
    allowed.addAll(kind.get().codec().names());
    allowed.addAll(AFTER.names());
    section.allowOnly(allowed);
    KeyValues<Scenario> own = kind.get().codec().readKeys(section, scenario);
    KeyValues<Scenario> last = AFTER.readKeys(section, scenario);
    return section.problems().count() > before
        ? Optional.empty()
        : Optional.of(
            new Figure(
                first.get(NAME),
                last.get(LINES),
                last.find(AT).orElseGet(TreeMap::new),
                kind.get().codec().make(own)));
  }
}
