package io.github.collapsar.execution.verification;

import io.github.collapsar.execution.training.FaultTolerantTrainer;
import io.github.collapsar.execution.training.TimeLimit;
import io.github.collapsar.results.Column;
import io.github.collapsar.results.ResultsException;
import io.github.collapsar.results.RunRow;
import io.github.collapsar.results.RunTable;
import io.github.collapsar.results.StoredRow;
import io.github.collapsar.results.directory.ResultDirectory;
import io.github.collapsar.run.Outcome;
import io.github.collapsar.run.Run;
import io.github.collapsar.run.RunId;
import io.github.collapsar.scenario.Engine;
import io.github.collapsar.scenario.Measurement;
import io.github.collapsar.scenario.Scenario;
import io.github.collapsar.scenario.Scenarios;
import io.github.collapsar.scenario.TrainingContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Trains stored runs again and compares. */
public final class Verification {

  private final ResultDirectory directory;
  private final TrainingContext context;
  private final double tolerance;
  private final boolean withReference;

  /**
   * A way to compare.
   *
   * @param directory the results
   * @param context what training needs besides
   * @param tolerance how much a measurement may differ from the reference engine's: |a − b| ≤
   *     tolerance × (1 + |b|)
   * @param withReference whether the reference engine is asked too, where a scenario has one
   */
  public Verification(
      ResultDirectory directory, TrainingContext context, double tolerance, boolean withReference) {
    this.directory = directory;
    this.context = context;
    this.tolerance = tolerance;
    this.withReference = withReference;
  }

  /**
   * What came of one comparison.
   *
   * @param run the run's id
   * @param engine what trained it again
   * @param kind what was compared
   * @param passed whether it agrees
   * @param detail what differs; if nothing, the phase
   */
  public record Check(String run, String engine, String kind, boolean passed, String detail) {}

  private static final String SAME_BYTES = "same bytes";
  private static final String REFERENCE = "reference";

  /** The columns besides measurements in which the reference must agree. */
  private static final Set<String> ENDS = Set.of("status", "phase");

  /**
   * Verifies the runs with the smallest ids, which are as good as drawn at random and the same
   * every time.
   *
   * @throws ResultsException if the results cannot be read, or there are none
   */
  public List<Check> verify(int sample) {
    Scenario scenario = scenario();
    List<String> files = directory.runs().uris();
    RunTable table = new RunTable(scenario);
    return rows(files, table, smallestIds(files, sample)).parallelStream()
        .flatMap(row -> checks(scenario, table, row))
        .toList();
  }

  /**
   * The scenario of the runs.
   *
   * @throws ResultsException if the results cannot be read, or there are none
   */
  public Scenario scenario() {
    List<String> files = directory.runs().uris();
    if (files.isEmpty()) {
      throw new ResultsException(
          "Cannot verify %s: it holds no runs; train some with `collapsar run`"
              .formatted(directory.location()));
    }
    List<String> names = new ArrayList<>();
    directory
        .runs()
        .read(files.get(0), List.of("scenario"), row -> names.add(row.text("scenario")));
    return Scenarios.require(names.get(0));
  }

  /** Whether a scenario has a reference to compare with. */
  public static boolean hasReference(Scenario scenario) {
    return scenario.engines().contains(Engine.DL4J);
  }

  private Set<RunId> smallestIds(List<String> files, int sample) {
    List<RunId> smallest =
        files.parallelStream()
            .flatMap(file -> ids(file).stream().sorted().limit(sample))
            .distinct()
            .sorted()
            .limit(sample)
            .toList();
    return new HashSet<>(smallest);
  }

  private List<RunId> ids(String file) {
    List<RunId> ids = new ArrayList<>();
    directory.runs().read(file, List.of(StoredRow.RUN_ID), row -> ids.add(row.id()));
    return ids;
  }

  private List<RunRow> rows(List<String> files, RunTable table, Set<RunId> wanted) {
    List<String> columns = table.columns().stream().map(Column::name).toList();
    Set<RunId> left = new HashSet<>(wanted);
    List<RunRow> rows = new ArrayList<>();
    for (String file : files) {
      directory
          .runs()
          .read(
              file,
              columns,
              row -> {
                if (left.remove(row.id())) {
                  rows.add(table.row(row));
                }
              });
    }
    rows.sort(Comparator.comparing(row -> row.id().toString()));
    return rows;
  }

  private Stream<Check> checks(Scenario scenario, RunTable table, RunRow stored) {
    Run run = stored.outcome().run();
    String word = stored.circumstances().engine();
    if (run.scenarioVersion() != scenario.version()) {
      String detail =
          "trained by version %d of %s, this is version %d"
              .formatted(run.scenarioVersion(), scenario.name(), scenario.version());
      return Stream.of(new Check(stored.id().toString(), word, SAME_BYTES, false, detail));
    }
    Engine engine = Engine.valueOf(word.toUpperCase(Locale.ROOT));
    Check same = sameBytes(table, stored, train(scenario, engine, run));
    return engine == Engine.DL4J || !withReference || !hasReference(scenario)
        ? Stream.of(same)
        : Stream.of(same, asReference(scenario, table, stored, Engine.DL4J));
  }

  private Outcome train(Scenario scenario, Engine engine, Run run) {
    return new FaultTolerantTrainer(scenario.trainer(engine), context, TimeLimit.NONE)
        .train(List.of(run))
        .get(0);
  }

  /** The row of a run that is trained again, of which only what the run determines matters. */
  private static RunRow again(RunRow stored, Outcome outcome) {
    return RunRow.of(outcome, stored.circumstances());
  }

  private static Check sameBytes(RunTable table, RunRow stored, Outcome outcome) {
    RunRow again = again(stored, outcome);
    List<String> different = new ArrayList<>();
    for (Column<RunRow> column : table.columns()) {
      Object before = column.value(stored);
      Object now = column.value(again);
      // Double.equals compares bits, so this is "the same bytes" for every type.
      if (column.origin() == Column.Origin.RUN && !Objects.equals(before, now)) {
        different.add(difference(column.name(), before, "now", now));
      }
    }
    return check(stored, stored.circumstances().engine(), SAME_BYTES, different, outcome);
  }

  private Check asReference(Scenario scenario, RunTable table, RunRow stored, Engine reference) {
    Outcome outcome = train(scenario, reference, stored.outcome().run());
    RunRow again = again(stored, outcome);
    Set<String> measurements =
        scenario.measurements().stream().map(Measurement::name).collect(Collectors.toSet());
    List<String> different = new ArrayList<>();
    for (Column<RunRow> column : table.columns()) {
      Object before = column.value(stored);
      Object other = column.value(again);
      boolean agrees =
          measurements.contains(column.name())
              ? isNear(before, other)
              : !ENDS.contains(column.name()) || Objects.equals(before, other);
      if (!agrees) {
        different.add(difference(column.name(), before, "reference", other));
      }
    }
    return check(stored, reference.word(), REFERENCE, different, outcome);
  }

  private static Check check(
      RunRow stored, String engine, String kind, List<String> different, Outcome outcome) {
    return new Check(
        stored.id().toString(),
        engine,
        kind,
        different.isEmpty(),
        different.isEmpty() ? ended(outcome) : String.join("; ", different));
  }

  private boolean isNear(Object stored, Object reference) {
    if (stored instanceof Double a && reference instanceof Double b) {
      return Math.abs(a - b) <= tolerance * (1 + Math.abs(b));
    }
    if (stored instanceof List<?> a && reference instanceof List<?> b) {
      return a.size() == b.size()
          && IntStream.range(0, a.size()).allMatch(i -> isNear(a.get(i), b.get(i)));
    }
    return Objects.equals(stored, reference);
  }

  /** In words; of two series of one length only where they begin to differ. */
  private static String difference(String column, Object stored, String what, Object again) {
    if (stored instanceof List<?> a && again instanceof List<?> b && a.size() == b.size()) {
      int i = 0;
      while (i < a.size() - 1 && a.get(i).equals(b.get(i))) {
        i++;
      }
      return difference("%s[%d]".formatted(column, i), a.get(i), what, b.get(i));
    }
    return "%s: stored %s, %s %s".formatted(column, stored, what, again);
  }

  private static String ended(Outcome outcome) {
    return outcome.phase().map(phase -> phase.word()).orElse(outcome.status().word());
  }
}
