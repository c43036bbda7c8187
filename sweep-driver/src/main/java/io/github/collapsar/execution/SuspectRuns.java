package io.github.collapsar.execution;

import io.github.collapsar.plan.Plan;
import io.github.collapsar.plan.Selection;
import io.github.collapsar.results.IdSet;
import io.github.collapsar.results.directory.ResultDirectory;
import io.github.collapsar.results.lease.Attempt;
import io.github.collapsar.run.RunId;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs that were being trained when a process died: one of them may have killed it. */
final class SuspectRuns {

  private static final Logger LOG = LoggerFactory.getLogger(SuspectRuns.class);

  /** Where so many packs were in training, a cluster or a machine went down, and no run did it. */
  private static final int MAX_MARKS = 512;

  private final ResultDirectory directory;

  /** The suspects in a directory whose lease the caller holds. */
  SuspectRuns(ResultDirectory directory) {
    this.directory = directory;
  }

  /** Those of the selected runs that are to be trained in processes of their own. */
  Selection among(Plan plan, Selection selection) {
    List<Attempt.Mark> marks = directory.attempts().all();
    if (marks.size() > MAX_MARKS) {
      LOG.warn("{} packs were in training when something died: no pack is to blame", marks.size());
      directory.attempts().clear();
      return selection.and(index -> false);
    }
    IdSet once = new IdSet();
    IdSet suspected = new IdSet();
    for (Attempt.Mark mark : marks) {
      for (RunId id : mark.runs()) {
        // A process of this machine is known to have died; of another two must have been silent.
        if (mark.died() || !once.add(id)) {
          suspected.add(id);
        }
      }
    }
    if (suspected.size() == 0) {
      return selection.and(index -> false);
    }
    return selection.and(index -> suspected.contains(plan.run(index).id()));
  }
}
