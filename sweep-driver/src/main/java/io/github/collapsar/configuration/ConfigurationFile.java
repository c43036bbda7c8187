package io.github.collapsar.configuration;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigSyntax;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses a file with its includes, puts overrides above and the defaults below it, and resolves. */
final class ConfigurationFile {

  /** Typesafe Config begins a message with the place, which ours name already. */
  private static final Pattern LEADING_PLACE = Pattern.compile("^.*?: ?\\d+: (.*)$", Pattern.DOTALL);

  private final Problems problems;

  ConfigurationFile(Problems problems) {
    this.problems = problems;
  }

  /** The whole configuration; empty if it cannot even be parsed. */
  Optional<Config> read(Path file, List<String> overrides) {
    Optional<Config> parsed = parse(file, file.toString());
    Optional<Config> above = Setting.parse(overrides, problems);
    if (parsed.isEmpty() || above.isEmpty()) {
      return Optional.empty();
    }
    Config defaults =
        ConfigFactory.parseResources(
            ConfigurationFile.class.getClassLoader(), "reference.conf");
    try {
      return Optional.of(
          above
              .get()
              .withFallback(parsed.get())
              .withFallback(defaults)
              .resolve(ConfigResolveOptions.defaults()));
    } catch (ConfigException e) {
      report(e, file.toString());
      return Optional.empty();
    }
  }

  private Optional<Config> parse(Path file, String name) {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      String reason = Files.isDirectory(file) ? "it is a directory" : "there is no such file";
      if (Files.exists(file) && !Files.isDirectory(file)) {
        reason = "it may not be read";
      }
      problems.add(
          name, 0, "Cannot read %s; %s; name a configuration file".formatted(name, reason));
      return Optional.empty();
    }
    try {
      ConfigParseOptions options =
          ConfigParseOptions.defaults()
              .setSyntax(syntax(file))
              .setIncluder(LocalIncluder.of(file, problems));
      return Optional.of(ConfigFactory.parseFile(file.toFile(), options));
    } catch (ConfigException e) {
      report(e, name);
      return Optional.empty();
    }
  }

  private static ConfigSyntax syntax(Path file) {
    return file.toString().endsWith(".json") ? ConfigSyntax.JSON : ConfigSyntax.CONF;
  }

  private void report(ConfigException e, String name) {
    String file = e.origin() == null ? name : Problems.file(e.origin());
    int line = e.origin() == null ? 0 : Math.max(0, e.origin().lineNumber());
    String place = e.origin() == null ? name : Problems.place(e.origin());
    problems.add(file, line, "Cannot read %s; %s".formatted(place, reason(e)));
  }

  /** What the parser says, without the place and its advice on quoting, on one line. */
  static String reason(ConfigException e) {
    String message = String.valueOf(e.getMessage());
    Matcher matcher = LEADING_PLACE.matcher(message);
    return (matcher.matches() ? matcher.group(1) : message).replaceAll("\\s+", " ");
  }
}
