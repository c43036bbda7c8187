package io.github.collapsar.execution.stored;

import io.github.collapsar.analysis.diagram.Diagram;
import io.github.collapsar.results.IdSet;
import io.github.collapsar.results.StoredRow;
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
public final class StoredOutcomes {

  private final ResultDirectory directory;
  private final Diagram diagram;
  private final Set<String> read = new HashSet<>();
  private final IdSet stored = new IdSet();
  private final Map<Phase, IdSet> phases = new EnumMap<>(Phase.class);

  /** Nothing is read yet. */
  public StoredOutcomes(ResultDirectory directory, Diagram diagram) {
    this.directory = directory;
    this.diagram = diagram;
    for (Phase phase : Phase.values()) {
      phases.put(phase, new IdSet());
    }
  }

  private record Row(RunId id, Optional<Phase> phase) {}

  /** Reads the files that are new. */
  public void refresh() {
    List<String> fresh = directory.runs().uris().stream().filter(read::add).toList();
    for (List<Row> rows : fresh.parallelStream().map(this::rows).toList()) {
      for (Row row : rows) {
        stored.add(row.id());
        row.phase().ifPresent(phase -> phases.get(phase).add(row.id()));
      }
    }
  }

  private List<Row> rows(String file) {
    List<Row> rows = new ArrayList<>();
    directory
        .runs()
        .read(
            file,
            List.of(StoredRow.RUN_ID, "status", "phase", diagram.orderParameter()),
            row -> rows.add(new Row(row.id(), phase(row))));
    return rows;
  }

  private Optional<Phase> phase(StoredRow row) {
    if (!Status.COMPLETED.word().equals(row.text("status"))) {
      return Optional.empty();
    }
    if (Phase.DIVERGED.word().equals(row.text("phase"))) {
      return Optional.of(Phase.DIVERGED);
    }
    Double order = row.real(diagram.orderParameter());
    if (order == null || order.isNaN()) {
      return Optional.empty();
    }
    return Optional.of(order > diagram.collapsedAbove() ? Phase.COLLAPSED : Phase.LEARNED);
  }

  /** Whether a run is not to be trained again. */
  public boolean isDone(RunId id, Retry retry) {
    return retry == Retry.NOTHING ? stored.contains(id) : phase(id).isPresent();
  }

  /** A run's phase; empty if it is not stored or has none. */
  public Optional<Phase> phase(RunId id) {
    return phases.entrySet().stream()
        .filter(entry -> entry.getValue().contains(id))
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
