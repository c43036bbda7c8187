package io.github.collapsar.command;

import java.util.Optional;
import picocli.CommandLine.Option;

/** Where Spark runs. */
final class MasterOption {

  @Option(
      names = "--master",
      paramLabel = "MASTER",
      description =
          "where Spark runs, e.g. local[8], spark://host:7077, yarn (default: what spark-submit"
              + " or the configuration says, else local[*])")
  private String master;

  Optional<String> master() {
    return Optional.ofNullable(master);
  }
}
