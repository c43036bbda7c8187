package io.github.collapsar.command;

import io.github.collapsar.command.terminal.NumberText;
import io.github.collapsar.command.terminal.TextLines;
import io.github.collapsar.command.terminal.TextTable;
import io.github.collapsar.configuration.Axis;
import io.github.collapsar.configuration.Configuration;
import io.github.collapsar.configuration.Refine;
import io.github.collapsar.configuration.Sweep;
import io.github.collapsar.execution.RefinedSweep;
import io.github.collapsar.execution.scheduling.TaskMemory;
import io.github.collapsar.execution.session.SparkStart;
import io.github.collapsar.execution.stored.Retry;
import io.github.collapsar.execution.stored.StoredRuns;
import io.github.collapsar.plan.Costs;
import io.github.collapsar.plan.GridInEffect;
import io.github.collapsar.plan.PackRange;
import io.github.collapsar.plan.PackStream;
import io.github.collapsar.plan.Plan;
import io.github.collapsar.plan.Selection;
import io.github.collapsar.refinement.Wave;
import io.github.collapsar.results.directory.ResultDirectory;
import io.github.collapsar.run.Value;
import io.github.collapsar.scenario.Parameter;
import io.github.collapsar.scenario.Scenario;
import io.github.collapsar.scenario.Scenarios;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says what a run would do. Needs Spark only to look through very large results. */
@Command(
    name = "plan",
    description = {
      "Says what `run` would do: axes, runs, duplicates, what is done already, packs, time.",
      "Trains nothing and writes nothing."
    })
final class PlanCommand implements Callable<Integer> {

  private static final int FEW_VALUES = 6;

  @Spec private CommandSpec spec;
  @Mixin private SweepOptions options;
  @Mixin private MasterOption master;

  @Override
  public Integer call() {
    Configuration configuration = options.configuration();
    Sweep sweep = configuration.sweep();
    Scenario scenario = Scenarios.require(sweep.scenario());
    ResultDirectory directory = options.directory(configuration);
    LogFile.open("plan");
    PrintWriter out = spec.commandLine().getOut();
    TextTable.of("sweep", sweep.name())
        .row("scenario", scenario.name())
        .row("engine", sweep.engine().orElse(scenario.engines().get(0)).word())
        .row("results", directory.location())
        .print(out);
    out.println();
    axes(sweep, scenario).print(out);
    out.println();
    if (configuration.refine().isPresent()) {
      refined(configuration, configuration.refine().get(), directory, out);
    } else {
      grid(configuration, directory).forEach(out::println);
    }
    return ExitCode.DONE;
  }

  private List<String> grid(Configuration configuration, ResultDirectory directory) {
    Sweep sweep = configuration.sweep();
    Plan plan = Plan.of(sweep);
    Selection wanted = plan.selection();
    Selection missing = missing(configuration, directory, plan, wanted);
    int slots = SparkStart.plannedSlots(master.master(), configuration.spark());
    PackCount packs = packs(configuration, plan, missing, slots);
    return counts(sweep, plan, wanted, missing, packs, slots);
  }

  private PackCount packs(Configuration configuration, Plan plan, Selection missing, int slots) {
    Sweep sweep = configuration.sweep();
    return PackCount.of(
        new PackStream(
            plan,
            missing,
            TaskMemory.sizing(configuration.spark(), master.master(), sweep),
            Costs.asEstimated(Scenarios.require(sweep.scenario()))),
        slots);
  }

  /** The waves that are done, the next one, and about how many runs there will be. */
  private void refined(
      Configuration configuration, Refine refine, ResultDirectory directory, PrintWriter out) {
    RefinedSweep refined = RefinedSweep.of(configuration.sweep(), refine, directory);
    RefinedSweep.Standing standing = refined.standing();
    RefinementText.table(standing).print(out);
    out.println();
    TextLines lines = new TextLines();
    RefinementText.plan(configuration.sweep(), refine, standing).forEach(lines::add);
    if (!standing.isDone()) {
      int slots = SparkStart.plannedSlots(master.master(), configuration.spark());
      Wave next = standing.waves().get(standing.waves().size() - 1);
      Selection missing = refined.missing(next, Retry.NOTHING);
      PackCount packs = packs(configuration, refined.plan(), missing, slots);
      double secondsARun = packs.seconds() / slots / standing.missing();
      long trained = standing.ending().runs() - standing.missing();
      double least = secondsARun * (standing.estimate().low() - trained);
      double most = secondsARun * (standing.estimate().high() - trained);
      lines.add(
          "time",
          "about %s to %s of training with %d tasks at once; each wave takes some tenths of a second besides"
              .formatted(
                  NumberText.time(Math.max(packs.longest(), least)),
                  NumberText.time(Math.max(packs.longest(), most)),
                  slots));
    }
    lines.lines().forEach(out::println);
  }

  private Selection missing(
      Configuration configuration, ResultDirectory directory, Plan plan, Selection wanted) {
    StoredRuns stored = new StoredRuns(directory);
    if (stored.isSmall()) {
      return stored.missing(plan, wanted, Retry.NOTHING);
    }
    try (SparkStarting spark =
        SparkStarting.begin(configuration.sweep().name(), master.master(), configuration.spark())) {
      return stored.missing(spark.get(), plan, wanted, Retry.NOTHING);
    }
  }

  /** What makes no difference is left out, unless the file gives it a value of its own. */
  private static TextTable axes(Sweep sweep, Scenario scenario) {
    TextTable table = TextTable.of("parameter", "values", "");
    GridInEffect effect = GridInEffect.of(sweep);
    for (Parameter parameter : scenario.parameters()) {
      Optional<List<Value>> values = effect.valuesOf(parameter.key());
      if (values.isPresent()) {
        table.row(parameter.key(), values.get().size(), shown(values.get()));
      } else if (!isDefault(sweep.grid().get(parameter.key()), parameter)) {
        table.row(parameter.key(), "-", "makes no difference here");
      }
    }
    return table.row("replicate", sweep.replicates(), "").row("seed", 1, sweep.seed());
  }

  private static boolean isDefault(Axis axis, Parameter parameter) {
    return parameter.defaultValue().map(Axis.Listed::of).filter(axis::equals).isPresent();
  }

  private static String shown(List<Value> values) {
    if (values.size() <= FEW_VALUES) {
      return values.stream().map(Value::toString).collect(Collectors.joining(", "));
    }
    return "%s, %s, %s, … %s"
        .formatted(values.get(0), values.get(1), values.get(2), values.get(values.size() - 1));
  }

  private static List<String> counts(
      Sweep sweep, Plan plan, Selection wanted, Selection missing, PackCount packs, int slots) {
    long done = wanted.count() - missing.count();
    TextLines lines = new TextLines();
    lines.add("runs", NumberText.whole(wanted.count()));
    if (plan.duplicates() > 0) {
      lines.add(
          "duplicates", NumberText.whole(plan.duplicates()) + " left out: the same runs again");
    }
    sweep
        .where()
        .ifPresent(
            where ->
                lines.add(
                    "where",
                    "%s: leaves out %s"
                        .formatted(where, NumberText.whole(plan.runs() - wanted.count()))));
    lines.add("done", NumberText.whole(done));
    lines.add("to train", NumberText.whole(missing.count()));
    if (missing.count() > 0) {
      double longest = packs.longest();
      double seconds = Math.max(longest, packs.seconds() / slots);
      lines.add(
          "packs",
          "%s, the longest about %s"
              .formatted(NumberText.whole(packs.packs()), NumberText.time(longest)));
      lines.add(
          "time", "about %s with %d tasks at once".formatted(NumberText.time(seconds), slots));
    }
    return lines.lines();
  }

  /** Packs that were counted and forgotten. */
  private record PackCount(long packs, double seconds, double longest) {

    private static final int AT_ONCE = 1024;

    static PackCount of(PackStream stream, int slots) {
      long packs = 0;
      double seconds = 0;
      double longest = 0;
      while (!stream.isEmpty()) {
        for (PackRange pack : stream.next(AT_ONCE, slots)) {
          packs++;
          seconds += pack.seconds();
          longest = Math.max(longest, pack.seconds());
        }
      }
      return new PackCount(packs, seconds, longest);
    }
  }
}
