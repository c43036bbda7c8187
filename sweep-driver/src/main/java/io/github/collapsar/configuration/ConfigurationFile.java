package io.github.collapsar.configuration;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigSyntax;
import io.github.collapsar.codec.Problems;
import io.github.collapsar.codec.ValueOrigin;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Parses a file with its includes, puts overrides above it, and resolves. */
final class ConfigurationFile {

  private final Problems problems;

  ConfigurationFile(Problems problems) {
    this.problems = problems;
  }

  /** The whole configuration; empty if it cannot even be parsed. */
  Optional<Config> read(Path file, List<String> overrides) {
    Optional<Config> parsed = parse(file);
    Config above = Overrides.parse(overrides, problems);
    if (parsed.isEmpty()) {
      return Optional.empty();
    }
    return resolved(file, above.withFallback(parsed.get()));
  }

  /** A file by itself; empty with a problem if it cannot be read. */
  Optional<Config> resolved(Path file) {
    return parse(file).flatMap(parsed -> resolved(file, parsed));
  }

  private Optional<Config> resolved(Path file, Config whole) {
    Optional<String> excess = Expansion.excess(whole.root());
    if (excess.isPresent()) {
      problems.unreadable(file, 0, excess.get());
      return Optional.empty();
    }
    try {
      return Optional.of(whole.resolve(ConfigResolveOptions.defaults()));
    } catch (ConfigException e) {
      problems.unreadable(e);
      return Optional.empty();
    }
  }

  private Optional<Config> parse(Path file) {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      problems.add(
          new ValueOrigin(file.toString(), 0),
          "Cannot read %s; %s; name a configuration file".formatted(file, reason(file)));
      return Optional.empty();
    }
    try {
      LocalIncluder includer = LocalIncluder.of(file, problems);
      ConfigParseOptions options =
          ConfigParseOptions.defaults().setSyntax(syntax(file)).setIncluder(includer);
      return includer.mayBeParsed(file)
          ? Optional.of(ConfigFactory.parseFile(file.toFile(), options))
          : Optional.empty();
    } catch (ConfigException e) {
      problems.unreadable(e);
      return Optional.empty();
    }
  }

  private static String reason(Path file) {
    if (Files.isDirectory(file)) {
      return "it is a directory";
    }
    return Files.exists(file) ? "it may not be read" : "there is no such file";
  }

  private static ConfigSyntax syntax(Path file) {
    return file.toString().endsWith(".json") ? ConfigSyntax.JSON : ConfigSyntax.CONF;
  }
}
