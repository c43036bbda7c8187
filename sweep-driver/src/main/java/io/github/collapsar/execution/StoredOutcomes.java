package io.github.collapsar.execution;

import io.github.collapsar.analysis.diagram.Diagram;
import io.github.collapsar.results.Table;
import io.github.collapsar.results.directory.ResultDirectory;
import io.github.collapsar.run.Phase;
import io.github.collapsar.run.RunId;
import io.github.collapsar.run.Status;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which phase each stored run is in, by a diagram's threshold. In the driver's memory: about 30
 * bytes a run. Not thread-safe.
 */
final class StoredOutcomes {

  private final ResultDirectory directory;
  private final Diagram diagram;
  private final Set<String> read = new HashSet<>();
  private final IdSet stored = new IdSet();
  private final Map<Phase, IdSet> phases = new EnumMap<>(Phase.class);

  StoredOutcomes(ResultDirectory directory, Diagram diagram) {
    this.directory = directory;
    this.diagram = diagram;
    for (Phase phase : Phase.values()) {
      phases.put(phase, new IdSet());
    }
  }

  private record Row(RunId id, Optional<Phase> phase) {}

  /** Reads the files that are new. */
  void refresh() {
    List<String> fresh = directory.files(Table.RUNS).stream().filter(read::add).toList();
    for (List<Row> rows : fresh.parallelStream().map(this::rows).toList()) {
      for (Row row : rows) {
        stored.add(row.id());
        row.phase().ifPresent(phase -> phases.get(phase).add(row.id()));
      }
    }
  }

  private List<Row> rows(String file) {
    List<Row> rows = new ArrayList<>();
    directory.read(
        file,
        List.of("run_id", "status", "phase", diagram.orderParameter()),
        row ->
            rows.add(
                new Row(
                    RunId.parse((String) row[0]),
                    phase((String) row[1], (String) row[2], (Double) row[3]))));
    return rows;
  }

  private Optional<Phase> phase(String status, String phase, Double order) {
    if (!Status.COMPLETED.word().equals(status)) {
      return Optional.empty();
    }
    if (Phase.DIVERGED.word().equals(phase)) {
      return Optional.of(Phase.DIVERGED);
    }
    if (order == null || order.isNaN()) {
      return Optional.empty();
    }
    return Optional.of(order > diagram.collapsedAbove() ? Phase.COLLAPSED : Phase.LEARNED);
  }

  /** Whether a run is not to be trained again. */
  boolean isDone(RunId id, Retry retry) {
    return retry == Retry.NOTHING ? stored.contains(id) : phase(id).isPresent();
  }

  /** A run's phase; empty if it is not stored or has none. */
  Optional<Phase> phase(RunId id) {
    return phases.entrySet().stream()
        .filter(entry -> entry.getValue().contains(id))
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
