package io.github.collapsar.command;

import io.github.collapsar.codec.ConfigKey;
import io.github.collapsar.command.terminal.TextTable;
import io.github.collapsar.configuration.ConfigurationKeys;
import io.github.collapsar.run.Value;
import io.github.collapsar.scenario.Engine;
import io.github.collapsar.scenario.Measurement;
import io.github.collapsar.scenario.Parameter;
import io.github.collapsar.scenario.Scenario;
import io.github.collapsar.scenario.Scenarios;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what a scenario is, or a part of a configuration file. */
@Command(
    name = "describe",
    description = {
      "Shows a scenario: its parameters, its measurements and where it comes from.",
      "Or what a part of a configuration file may say: diagram, figure, refine or sweep."
    })
final class DescribeCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "NAME",
      description = "a scenario, see `collapsar list scenarios`; or diagram, figure, refine, sweep")
  private String name;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (ConfigurationKeys.parts().contains(name)) {
      keys(out);
    } else {
      scenario(out);
    }
    return ExitCode.DONE;
  }

  private void keys(PrintWriter out) {
    String separator = "";
    for (var part : ConfigurationKeys.of(name).entrySet()) {
      out.print(separator);
      out.println(part.getKey());
      TextTable table = TextTable.of("KEY", "DEFAULT", "ALLOWED", "WHAT IT IS");
      for (ConfigKey<?, ?> key : part.getValue()) {
        table.row(key.name(), key.defaultText(), key.form().type(), key.meaning());
      }
      table.print(out);
      separator = System.lineSeparator();
    }
  }

  private void scenario(PrintWriter out) {
    Scenario scenario =
        Scenarios.find(name)
            .orElseThrow(
                () ->
                    new UsageException(
                        "Cannot find the scenario %s; there are %s"
                            .formatted(
                                name,
                                Scenarios.all().stream()
                                    .map(Scenario::name)
                                    .collect(Collectors.joining(", ")))));
    out.printf("%s, version %d%n", scenario.name(), scenario.version());
    out.println(scenario.card().description());
    if (!scenario.card().source().isEmpty()) {
      out.printf("From %s%n", scenario.card().source());
    }
    out.printf(
        "Engines: %s%n%n",
        scenario.engines().stream().map(Engine::word).collect(Collectors.joining(", ")));
    parameters(scenario).print(out);
    out.println();
    measurements(scenario).print(out);
  }

  private static TextTable parameters(Scenario scenario) {
    TextTable table = TextTable.of("PARAMETER", "DEFAULT", "ALLOWED", "WHAT IT IS");
    for (Parameter parameter : scenario.parameters()) {
      table.row(
          parameter.key(),
          parameter.defaultValue().map(Value::toString).orElse("(must be given)"),
          parameter.domain().allowed(),
          parameter.description());
    }
    return table;
  }

  private static TextTable measurements(Scenario scenario) {
    TextTable table = TextTable.of("MEASUREMENT", "SOURCE", "WHAT IT IS");
    for (Measurement measurement : scenario.measurements()) {
      String mark = measurement.shape() == Measurement.Shape.SERIES ? "[]" : "";
      table.row(measurement.name() + mark, measurement.source(), measurement.description());
    }
    return table;
  }
}
