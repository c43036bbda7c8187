package io.github.collapsar.command;

import io.github.collapsar.command.terminal.TextTable;
import io.github.collapsar.scenario.Engine;
import io.github.collapsar.scenario.Removal;
import io.github.collapsar.scenario.Scenario;
import io.github.collapsar.scenario.Scenarios;
import io.github.collapsar.scenario.Symmetry;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what there is. */
@Command(name = "list", description = "Lists what there is to train.")
final class ListCommand implements Callable<Integer> {

  enum Kind {
    SCENARIOS,
    SYMMETRIES,
    REMOVALS;

    @Override
    public String toString() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "WHAT",
      description = "one of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})",
      arity = "0..1",
      defaultValue = "scenarios")
  private Kind kind;

  @Override
  public Integer call() {
    table().print(spec.commandLine().getOut());
    return ExitCode.DONE;
  }

  private TextTable table() {
    return switch (kind) {
      case SCENARIOS -> scenarios();
      case SYMMETRIES -> symmetries();
      case REMOVALS -> removals();
    };
  }

  private static TextTable scenarios() {
    TextTable table = TextTable.of("SCENARIO", "ENGINES", "WHAT IT IS");
    for (Scenario scenario : Scenarios.all()) {
      table.row(
          scenario.name(),
          scenario.engines().stream().map(Engine::word).collect(Collectors.joining(", ")),
          scenario.card().description());
    }
    return table;
  }

  private static TextTable symmetries() {
    TextTable table = TextTable.of("SYMMETRY", "WHAT IT IS");
    for (Symmetry symmetry : Symmetry.values()) {
      table.row(symmetry.word(), symmetry.description());
    }
    return table;
  }

  private static TextTable removals() {
    TextTable table = TextTable.of("REMOVAL", "SOURCE", "WHAT IT DOES");
    for (Removal removal : Removal.values()) {
      table.row(removal.word(), removal.source(), removal.description());
    }
    return table;
  }
}
