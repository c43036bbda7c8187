package io.github.collapsar.execution.verification;

import io.github.collapsar.execution.training.FaultTolerantTrainer;
import io.github.collapsar.execution.training.TimeLimit;
import io.github.collapsar.results.Circumstances;
import io.github.collapsar.results.Column;
import io.github.collapsar.results.ResultsException;
import io.github.collapsar.results.RunTable;
import io.github.collapsar.results.Table;
import io.github.collapsar.results.directory.ResultDirectory;
import io.github.collapsar.run.Outcome;
import io.github.collapsar.run.Run;
import io.github.collapsar.run.RunId;
import io.github.collapsar.scenario.Engine;
import io.github.collapsar.scenario.Measurement;
import io.github.collapsar.scenario.Scenario;
import io.github.collapsar.scenario.Scenarios;
import io.github.collapsar.scenario.TrainingContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
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

  /**
   * Verifies the runs with the smallest ids, which are as good as drawn at random and the same
   * every time.
   *
   * @throws ResultsException if the results cannot be read, or there are none
   */
  public List<Check> verify(int sample) {
    Scenario scenario = scenario();
    List<String> files = directory.files(Table.RUNS);
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
    List<String> files = directory.files(Table.RUNS);
    if (files.isEmpty()) {
      throw new ResultsException(
          "Cannot verify %s: it holds no runs; train some with `collapsar run`"
              .formatted(directory.location()));
    }
    List<String> names = new ArrayList<>();
    directory.read(files.get(0), List.of("scenario"), row -> names.add((String) row[0]));
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
    directory.read(file, List.of("run_id"), row -> ids.add(RunId.parse((String) row[0])));
    return ids;
  }

  private List<Object[]> rows(List<String> files, RunTable table, Set<RunId> wanted) {
    List<String> columns = table.columns().stream().map(Column::name).toList();
    Set<RunId> left = new HashSet<>(wanted);
    List<Object[]> rows = new ArrayList<>();
    for (String file : files) {
      directory.read(
          file,
          columns,
          row -> {
            if (left.remove(RunId.parse((String) row[0]))) {
              rows.add(row);
            }
          });
    }
    rows.sort(Comparator.comparing(row -> (String) row[0]));
    return rows;
  }

  private Stream<Check> checks(Scenario scenario, RunTable table, Object[] stored) {
    List<String> names = table.columns().stream().map(Column::name).toList();
    Run run = table.run(column -> stored[names.indexOf(column)]);
    String word = (String) stored[names.indexOf("engine")];
    if (run.scenarioVersion() != scenario.version()) {
      String detail =
          "trained by version %d of %s, this is version %d"
              .formatted(run.scenarioVersion(), scenario.name(), scenario.version());
      return Stream.of(new Check(stored[0].toString(), word, SAME_BYTES, false, detail));
    }
    Engine engine = Engine.valueOf(word.toUpperCase(Locale.ROOT));
    Check same = sameBytes(table, stored, train(scenario, engine, run), word);
    return engine == Engine.DL4J || !withReference || !hasReference(scenario)
        ? Stream.of(same)
        : Stream.of(same, asReference(scenario, table, stored, run, Engine.DL4J));
  }

  private Outcome train(Scenario scenario, Engine engine, Run run) {
    return new FaultTolerantTrainer(scenario.trainer(engine), context, TimeLimit.NONE)
        .train(List.of(run))
        .get(0);
  }

  private static Check sameBytes(RunTable table, Object[] stored, Outcome outcome, String engine) {
    Object[] again = table.row(outcome, new Circumstances(engine, "", 0, "", Instant.EPOCH, ""));
    List<String> different = new ArrayList<>();
    for (int i = 0; i < again.length; i++) {
      Column column = table.columns().get(i);
      // Double.equals compares bits, so this is "the same bytes" for every type.
      if (column.origin() == Column.Origin.RUN && !Objects.equals(stored[i], again[i])) {
        different.add(difference(column.name(), stored[i], "now", again[i]));
      }
    }
    return new Check(
        (String) stored[0],
        engine,
        SAME_BYTES,
        different.isEmpty(),
        different.isEmpty() ? ended(outcome) : String.join("; ", different));
  }

  private Check asReference(
      Scenario scenario, RunTable table, Object[] stored, Run run, Engine reference) {
    Outcome outcome = train(scenario, reference, run);
    Object[] again =
        table.row(outcome, new Circumstances(reference.word(), "", 0, "", Instant.EPOCH, ""));
    List<String> names = table.columns().stream().map(Column::name).toList();
    List<String> different = new ArrayList<>();
    for (String column : List.of("status", "phase")) {
      int place = names.indexOf(column);
      if (!Objects.equals(stored[place], again[place])) {
        different.add("%s: stored %s, reference %s".formatted(column, stored[place], again[place]));
      }
    }
    for (Measurement measurement : scenario.measurements()) {
      int place = names.indexOf(measurement.name());
      if (!isNear(stored[place], again[place])) {
        different.add(difference(measurement.name(), stored[place], "reference", again[place]));
      }
    }
    return new Check(
        (String) stored[0],
        reference.word(),
        REFERENCE,
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
