package io.github.collapsar.configuration;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigUtil;
import io.github.collapsar.codec.Problems;
import io.github.collapsar.codec.ValueOrigin;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code --set key=value}. */
final class Overrides {

  /** What a configuration file can hold at its top; any other first word is a key of the sweep. */
  static final List<String> SECTIONS =
      List.of("sweep", "diagrams", "figures", "refine", "output", "spark", "data");

  /** SQL is full of what HOCON reserves, so these are taken as they stand. */
  private static final Set<String> VERBATIM = Set.of("sweep.where");

  private Overrides() {}

  /** All settings, later ones above earlier ones; what cannot be read becomes a problem. */
  static Config parse(List<String> settings, Problems problems) {
    Config all = ConfigFactory.empty();
    for (String setting : settings) {
      Optional<Config> parsed = parse(setting, problems);
      if (parsed.isPresent()) {
        all = parsed.get().withFallback(all);
      }
    }
    return all;
  }

  private static Optional<Config> parse(String setting, Problems problems) {
    int equals = setting.indexOf('=');
    String key = equals < 0 ? setting.trim() : setting.substring(0, equals).trim();
    String source = ValueOrigin.SET + key;
    ValueOrigin origin = new ValueOrigin(source, 0);
    if (equals < 1 || key.isEmpty()) {
      problems.add(origin, "Cannot read --set %s; write it as key=value".formatted(setting));
      return Optional.empty();
    }
    try {
      String path = path(key);
      String value = setting.substring(equals + 1);
      String hocon =
          VERBATIM.contains(path) && !value.strip().startsWith("\"")
              ? ConfigUtil.quoteString(value)
              : value;
      ConfigParseOptions options =
          ConfigParseOptions.defaults()
              .setOriginDescription(source)
              .setIncluder(LocalIncluder.of(Path.of(source), problems));
      // A null first, so that an object replaces what the file has there instead of joining it.
      String text = path + " = null\n" + path + " = " + hocon + "\n";
      return Optional.of(ConfigFactory.parseString(text, options));
    } catch (ConfigException e) {
      problems.add(origin, "Cannot read --set %s; %s".formatted(setting, Problems.reason(e)));
      return Optional.empty();
    }
  }

  private static String path(String key) {
    String first = ConfigUtil.splitPath(key).get(0);
    return SECTIONS.contains(first) ? key : "sweep." + key;
  }
}
