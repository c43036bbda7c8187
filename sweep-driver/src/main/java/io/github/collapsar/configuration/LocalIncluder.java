package io.github.collapsar.configuration;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigIncludeContext;
import com.typesafe.config.ConfigIncluder;
import com.typesafe.config.ConfigIncluderClasspath;
import com.typesafe.config.ConfigIncluderFile;
import com.typesafe.config.ConfigIncluderURL;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigSyntax;
import io.github.collapsar.codec.Problems;
import io.github.collapsar.codec.ValueOrigin;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Includes local files, by paths relative to the including file, and nothing else: a configuration
 * means the same without a network and on any class path. A file that is missing is a problem.
 */
final class LocalIncluder
    implements ConfigIncluder, ConfigIncluderFile, ConfigIncluderURL, ConfigIncluderClasspath {

  /** A scheme of two letters or more: one letter is a Windows drive. */
  private static final Pattern URL_SCHEME = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]+:.*");

  /** The including file, and above it those that include it. */
  private final List<Path> chain;

  private final ConfigurationText text;
  private final Problems problems;

  private LocalIncluder(List<Path> chain, ConfigurationText text, Problems problems) {
    this.chain = List.copyOf(chain);
    this.text = text;
    this.problems = problems;
  }

  static LocalIncluder of(Path file, Problems problems) {
    return new LocalIncluder(List.of(file), new ConfigurationText(), problems);
  }

  /** Whether a file keeps to the limits of a configuration; a problem if it does not. */
  boolean mayBeParsed(Path file) {
    try {
      Optional<ConfigurationText.Excess> excess = text.add(file);
      excess
          .filter(found -> !found.equals(ConfigurationText.Excess.ALREADY_SAID))
          .ifPresent(found -> problems.unreadable(file, found.line(), found.reason()));
      return excess.isEmpty();
    } catch (IOException e) {
      problems.unreadable(file, 0, "it may not be read; name a configuration file");
      return false;
    }
  }

  @Override
  public ConfigIncluder withFallback(ConfigIncluder fallback) {
    return this;
  }

  @Override
  public ConfigObject include(ConfigIncludeContext context, String what) {
    return URL_SCHEME.matcher(what).matches()
        ? refuse(what, "includes by URL are refused; copy it next to this file")
        : includeLocal(what);
  }

  @Override
  public ConfigObject includeFile(ConfigIncludeContext context, File what) {
    return includeLocal(what.getPath());
  }

  @Override
  public ConfigObject includeURL(ConfigIncludeContext context, URL what) {
    return refuse(what.toString(), "includes by URL are refused; copy it next to this file");
  }

  @Override
  public ConfigObject includeResources(ConfigIncludeContext context, String what) {
    return refuse(what, "includes from the class path are refused; copy it next to this file");
  }

  private ConfigObject includeLocal(String what) {
    Path included;
    try {
      included = chain.get(0).resolveSibling(what);
    } catch (InvalidPathException e) {
      return refuse(what, "no file can have this name");
    }
    if (!Files.isRegularFile(included)) {
      return refuse(what, "there is no such file");
    }
    if (chain.stream().anyMatch(file -> same(file, included))) {
      return refuse(what, "it includes itself");
    }
    List<Path> longer = new ArrayList<>(chain);
    longer.add(0, included);
    ConfigParseOptions options =
        ConfigParseOptions.defaults()
            .setSyntax(what.endsWith(".json") ? ConfigSyntax.JSON : ConfigSyntax.CONF)
            .setIncluder(new LocalIncluder(longer, text, problems));
    if (!mayBeParsed(included)) {
      return ConfigFactory.empty().root();
    }
    try {
      return ConfigFactory.parseFile(included.toFile(), options).root();
    } catch (ConfigException e) {
      problems.unreadable(e);
      return ConfigFactory.empty().root();
    }
  }

  private ConfigObject refuse(String what, String reason) {
    ValueOrigin origin = new ValueOrigin(chain.get(0).toString(), lineOf(what));
    problems.add(origin, "Cannot include %s (%s); %s".formatted(what, origin, reason));
    return ConfigFactory.empty().root();
  }

  private int lineOf(String what) {
    try {
      return lineOf(what, Files.readAllLines(chain.get(0), StandardCharsets.UTF_8));
    } catch (IOException e) {
      return 0;
    }
  }

  /** Typesafe Config tells an includer no line: the first that includes this name is it. */
  static int lineOf(String what, List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains("include") && lines.get(i).contains(what)) {
        return i + 1;
      }
    }
    return 0;
  }

  private static boolean same(Path left, Path right) {
    return left.toAbsolutePath().normalize().equals(right.toAbsolutePath().normalize());
  }
}
