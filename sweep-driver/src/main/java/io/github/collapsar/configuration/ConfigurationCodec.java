package io.github.collapsar.configuration;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import io.github.collapsar.codec.ConfigSection;
import io.github.collapsar.codec.ConfigurationException;
import io.github.collapsar.codec.Problems;
import io.github.collapsar.codec.SingleValues;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads and writes a whole configuration: an experiment, and how and where it is trained. */
final class ConfigurationCodec {

  private static final String DATA_VARIABLE = "COLLAPSAR_DATA";

  private ConfigurationCodec() {}

  static Configuration read(Path file, List<String> settings) {
    Problems problems = new Problems(file.toString());
    Optional<Config> config = new ConfigurationFile(problems).read(file, settings);
    if (config.isEmpty()) {
      throw new ConfigurationException(problems.all());
    }
    ConfigSection root = new ConfigSection("", config.get().root(), problems);
    root.allowOnly(Overrides.SECTIONS);
    Optional<Experiment> experiment = ExperimentCodec.read(root);
    String output = output(root);
    SortedMap<String, String> spark = spark(root);
    Optional<String> data = data(root);
    problems.throwIfAny();
    return new Configuration(experiment.orElseThrow(), output, spark, data);
  }

  static String write(Configuration configuration, Set<String> keysInEffect) {
    StringBuilder text =
        new StringBuilder(ExperimentCodec.write(configuration.experiment(), keysInEffect));
    text.append("output { directory = ")
        .append(location(configuration.outputDirectory()))
        .append(" }\nspark {\n");
    configuration
        .spark()
        .forEach(
            (key, value) ->
                text.append(
                    Secrets.isSecret(key, value)
                        ? "  # "
                            + key.replaceAll("\\R", " ")
                            + " is set, but looks like a secret: not written here\n"
                        : "  %s = %s\n"
                            .formatted(
                                ConfigUtil.quoteString(key), ConfigUtil.quoteString(value))));
    text.append("}\n");
    configuration
        .dataDirectory()
        .ifPresent(data -> text.append("data { dir = " + location(data) + " }\n"));
    return text.toString();
  }

  /** A URL may hold a password. */
  private static String location(String location) {
    return ConfigUtil.quoteString(Secrets.withoutSecrets(location));
  }

  private static String output(ConfigSection root) {
    Optional<ConfigSection> section = root.section("output");
    section.ifPresent(output -> output.allowOnly(List.of("directory")));
    Optional<String> directory = section.flatMap(output -> output.text("directory"));
    if (directory.isPresent() && directory.get().isBlank()) {
      section.get().reject("directory", "it must name a directory");
    }
    return directory.orElse("results");
  }

  private static Optional<String> data(ConfigSection root) {
    Optional<ConfigSection> section = root.section("data");
    section.ifPresent(data -> data.allowOnly(List.of("dir")));
    return section
        .flatMap(data -> data.text("dir"))
        .or(() -> Optional.ofNullable(System.getenv(DATA_VARIABLE)))
        .filter(directory -> !directory.isBlank());
  }

  private static SortedMap<String, String> spark(ConfigSection root) {
    SortedMap<String, String> settings = new TreeMap<>();
    Optional<ConfigSection> section = root.section("spark");
    if (section.isEmpty()) {
      return settings;
    }
    for (Map.Entry<String, ConfigValue> entry : section.get().object().toConfig().entrySet()) {
      String key = String.join(".", ConfigUtil.splitPath(entry.getKey()));
      String name = key.startsWith("spark.") ? key : "spark." + key;
      Optional<String> text = setting(entry.getValue());
      if (text.isEmpty()) {
        root.problems().value(name, entry.getValue(), "it must be text, a number, true or false");
      }
      text.flatMap(value -> SparkSettings.problem(name, value))
          .ifPresent(problem -> root.problems().value(name, entry.getValue(), problem));
      text.ifPresent(value -> settings.put(name, value));
    }
    return settings;
  }

  /** Spark writes lists with commas. */
  private static Optional<String> setting(ConfigValue value) {
    if (value.valueType() != ConfigValueType.LIST) {
      return SingleValues.text(value);
    }
    List<String> words =
        ((ConfigList) value).stream().map(SingleValues::text).flatMap(Optional::stream).toList();
    return words.size() == ((ConfigList) value).size()
        ? Optional.of(String.join(",", words))
        : Optional.empty();
  }
}
