package io.github.collapsar.configuration;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads a whole configuration; see {@link Configuration#read}. */
final class ConfigurationReader {

  private final Path file;
  private final Problems problems;

  ConfigurationReader(Path file) {
    this.file = file;
    this.problems = new Problems(file.toString());
  }

  Configuration read(List<String> settings) {
    Optional<Config> config = new ConfigurationFile(problems).read(file, settings);
    if (config.isEmpty()) {
      throw new ConfigurationException(problems.all());
    }
    Section root = new Section("", config.get().root(), problems);
    root.allowOnly(Setting.SECTIONS);
    Optional<Experiment> experiment = new ExperimentReader(problems).read(root);
    String output = output(root);
    SortedMap<String, String> spark = spark(root);
    Optional<String> data = data(root);
    problems.throwIfAny();
    return new Configuration(experiment.orElseThrow(), output, spark, data);
  }

  private String output(Section root) {
    Optional<Section> section = root.section("output");
    section.ifPresent(output -> output.allowOnly(List.of("directory")));
    Optional<String> directory = section.flatMap(output -> output.text("directory"));
    if (directory.isPresent() && directory.get().isBlank()) {
      section.get().reject("directory", "it must name a directory");
    }
    return directory.orElse("results");
  }

  private Optional<String> data(Section root) {
    Optional<Section> section = root.section("data");
    section.ifPresent(data -> data.allowOnly(List.of("dir")));
    return section.flatMap(data -> data.text("dir")).filter(directory -> !directory.isBlank());
  }

  private SortedMap<String, String> spark(Section root) {
    SortedMap<String, String> settings = new TreeMap<>();
    Optional<Section> section = root.section("spark");
    if (section.isEmpty()) {
      return settings;
    }
    for (Map.Entry<String, ConfigValue> entry : section.get().object().toConfig().entrySet()) {
      String key = String.join(".", ConfigUtil.splitPath(entry.getKey()));
      String name = key.startsWith("spark.") ? key : "spark." + key;
      Optional<String> text = setting(entry.getValue());
      if (text.isEmpty()) {
        problems.value(name, entry.getValue(), "it must be text, a number, true or false");
      }
      text.flatMap(value -> SparkSettings.problem(name, value))
          .ifPresent(problem -> problems.value(name, entry.getValue(), problem));
      text.ifPresent(value -> settings.put(name, value));
    }
    return settings;
  }

  /** Spark writes lists with commas. */
  private static Optional<String> setting(ConfigValue value) {
    if (value.valueType() != ConfigValueType.LIST) {
      return Scalars.text(value);
    }
    List<String> words =
        ((ConfigList) value).stream().map(Scalars::text).flatMap(Optional::stream).toList();
    return words.size() == ((ConfigList) value).size()
        ? Optional.of(String.join(",", words))
        : Optional.empty();
  }
}
