package io.github.collapsar.configuration;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigSyntax;
import com.typesafe.config.ConfigValue;
import io.github.collapsar.codec.ConfigSection;
import io.github.collapsar.codec.Problems;
import io.github.collapsar.codec.ValueOrigin;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A configuration that lies with results: read as it stands, and only what is safe to take. */
final class StoredText {

  /** What is not looked at: it would say how Spark runs, which data is read, where is written. */
  private static final List<String> NOT_TAKEN = List.of("spark", "data", "output");

  private final Problems problems;
  private final Optional<Config> parsed;

  StoredText(String text, String source) {
    this.problems = new Problems(source);
    this.parsed = parse(text, source);
  }

  Experiment experiment(Optional<Path> drawings) {
    Optional<Config> own = drawings.flatMap(file -> new ConfigurationFile(problems).resolved(file));
    problems.throwIfAny();
    Config config = without(parsed.orElseThrow(), NOT_TAKEN);
    if (own.isPresent()) {
      config = without(without(own.get(), NOT_TAKEN), List.of("sweep")).withFallback(config);
    }
    ConfigSection root = new ConfigSection("", config.root(), problems);
    root.allowOnly(Overrides.SECTIONS);
    Optional<Experiment> experiment = ExperimentCodec.read(root);
    problems.throwIfAny();
    return experiment.orElseThrow();
  }

  OptionalLong curveEvery() {
    return parsed
        .flatMap(config -> new ConfigSection("", config.root(), problems).section("sweep"))
        .map(sweep -> sweep.whole("curve-every", 0, Long.MAX_VALUE))
        .orElse(OptionalLong.empty());
  }

  private static Config without(Config config, List<String> sections) {
    Config rest = config;
    for (String section : sections) {
      rest = rest.withoutPath(section);
    }
    return rest;
  }

  private Optional<Config> parse(String text, String source) {
    Optional<ConfigurationText.Excess> excess = ConfigurationText.check(text);
    if (excess.isPresent()) {
      ValueOrigin origin = new ValueOrigin(source, excess.get().line());
      problems.add(origin, "Cannot read %s; %s".formatted(origin, excess.get().reason()));
      return Optional.empty();
    }
    try {
      Config config =
          ConfigFactory.parseString(
              text,
              ConfigParseOptions.defaults()
                  .setSyntax(ConfigSyntax.CONF)
                  .setOriginDescription(source)
                  .setIncluder(new NoIncluder(text, source, problems)));
      if (!config.isResolved()) {
        rejectSubstitutions(config.root());
      }
      return problems.count() == 0 ? Optional.of(config) : Optional.empty();
    } catch (ConfigException e) {
      problems.unreadable(e);
      return Optional.empty();
    }
  }

  /** Says where substitutions are; their values stay unknown. */
  private void rejectSubstitutions(ConfigValue value) {
    try {
      Collection<? extends ConfigValue> inner =
          value instanceof ConfigObject object
              ? object.values()
              : value instanceof ConfigList list ? list : List.of();
      value.valueType();
      inner.forEach(this::rejectSubstitutions);
    } catch (ConfigException.NotResolved e) {
      ValueOrigin origin = ValueOrigin.of(value.origin());
      problems.add(
          origin,
          "Cannot read %s; it has a substitution, and nothing in stored results is resolved; write the value itself"
              .formatted(origin));
    }
  }
}
