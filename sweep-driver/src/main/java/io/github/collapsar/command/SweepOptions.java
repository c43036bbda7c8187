package io.github.collapsar.command;

import io.github.collapsar.configuration.Configuration;
import io.github.collapsar.results.directory.ResultDirectory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What names a sweep: a configuration file, settings on top, and where its results go. */
final class SweepOptions {

  @Parameters(index = "0", paramLabel = "CONF", description = "the configuration file")
  private Path file;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "overrides a setting, e.g. --set replicates=4; may be repeated")
  private List<String> overrides = new ArrayList<>();

  @Option(
      names = "--results",
      paramLabel = "DIR",
      description =
          "the directory below which the sweep's own directory lies, a path or a URI"
              + " (default: output.directory of the configuration, which is results)")
  private String results;

  Configuration configuration() {
    return Configuration.read(Submission.file(file, Hadoop.configuration(Map.of())), overrides);
  }

  ResultDirectory directory(Configuration configuration) {
    String parent = results != null ? results : configuration.outputDirectory();
    String separator = parent.endsWith("/") ? "" : "/";
    return ResultDirectory.at(
        parent + separator + configuration.sweep().name(),
        Hadoop.configuration(configuration.spark()));
  }
}
