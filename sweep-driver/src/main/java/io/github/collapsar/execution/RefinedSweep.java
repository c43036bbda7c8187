package io.github.collapsar.execution;

import io.github.collapsar.configuration.Refine;
import io.github.collapsar.configuration.Sweep;
import io.github.collapsar.execution.stored.Retry;
import io.github.collapsar.execution.stored.StoredOutcomes;
import io.github.collapsar.plan.GridSlice;
import io.github.collapsar.plan.Plan;
import io.github.collapsar.plan.Selection;
import io.github.collapsar.refinement.Ending;
import io.github.collapsar.refinement.Lattice;
import io.github.collapsar.refinement.Outcomes;
import io.github.collapsar.refinement.PhaseCounts;
import io.github.collapsar.refinement.Refinement;
import io.github.collapsar.refinement.Request;
import io.github.collapsar.refinement.Rules;
import io.github.collapsar.refinement.RunEstimate;
import io.github.collapsar.refinement.Wave;
import io.github.collapsar.results.directory.ResultDirectory;
import io.github.collapsar.run.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * The waves of a sweep that is refined, as runs of the plan of its finest grid. The waves of an
 * earlier invocation come again, in the same order; their runs are stored. Not thread-safe.
 */
public final class RefinedSweep {

  private final Plan plan;
  private final Selection wanted;
  private final List<GridSlice> slices;
  private final StoredOutcomes stored;
  private final Refinement refinement;

  private RefinedSweep(
      Plan plan,
      List<GridSlice> slices,
      StoredOutcomes stored,
      List<Lattice> lattices,
      Rules rules) {
    this.plan = plan;
    this.wanted = plan.selection();
    this.slices = slices;
    this.stored = stored;
    this.refinement = new Refinement(lattices, rules, new OutcomesOfPlan());
  }

  /** Nothing is asked for yet. */
  public static RefinedSweep of(Sweep sweep, Refine refine, ResultDirectory directory) {
    Plan plan = Plan.of(refine.finest(sweep));
    Optional<String> y = refine.diagram().y().map(axis -> axis.key());
    List<GridSlice> slices = plan.slices(refine.diagram().x().key(), y);
    int columns = Refine.coarsePoints(sweep, refine.diagram().x().key());
    int rows = y.map(key -> Refine.coarsePoints(sweep, key)).orElse(1);
    return new RefinedSweep(
        plan,
        slices,
        new StoredOutcomes(directory, refine.diagram()),
        slices.stream().map(slice -> lattice(slice, columns, rows)).toList(),
        new Rules(
            refine.confidence(),
            sweep.replicates(),
            refine.islands(),
            refine.maxRuns().orElse(Long.MAX_VALUE),
            sweep.seed()));
  }

  private static Lattice lattice(GridSlice slice, int columns, int rows) {
    return new Lattice(
        slice.width(),
        slice.height(),
        coarse(slice.width(), columns),
        coarse(slice.height(), rows));
  }

  private static int coarse(int points, int wanted) {
    return Math.min(points, Math.max(2, wanted));
  }

  private final class OutcomesOfPlan implements Outcomes {
    @Override
    public boolean exists(int panel, int x, int y) {
      OptionalLong index = slices.get(panel).index(x, y, 0);
      return index.isPresent() && wanted.contains(index.getAsLong());
    }

    @Override
    public PhaseCounts counts(int panel, int x, int y, int replicates) {
      PhaseCounts counts = PhaseCounts.NONE;
      for (int replicate = 0; replicate < replicates; replicate++) {
        long index = slices.get(panel).index(x, y, replicate).getAsLong();
        Optional<Phase> phase = stored.phase(plan.run(index).id());
        counts = phase.isPresent() ? counts.plus(phase.get()) : counts;
      }
      return counts;
    }
  }

  /** The plan of the finest grid. */
  public Plan plan() {
    return plan;
  }

  /** The next wave by what is stored by now; empty when there is nothing more to train. */
  public Optional<Wave> next() {
    stored.refresh();
    return refinement.next();
  }

  /**
   * How far the waves are done.
   *
   * @param waves those that are done, and the one to come
   * @param missing runs of the last of them that are not stored; 0 when all is done
   * @param ending where the refinement stopped, or stands
   * @param estimate about how many runs there will be in all
   * @param fullRuns what the finest grid has
   */
  public record Standing(
      List<Wave> waves, long missing, Ending ending, RunEstimate estimate, long fullRuns) {
    public Standing {
      waves = List.copyOf(waves);
    }

    /** Whether there is nothing more to train. */
    public boolean isDone() {
      return missing == 0;
    }
  }

  /** Goes through the waves that are stored. To be called on one that was asked nothing else. */
  public Standing standing() {
    List<Wave> waves = new ArrayList<>();
    long missing = 0;
    while (missing == 0) {
      Optional<Wave> wave = next();
      if (wave.isEmpty()) {
        break;
      }
      waves.add(wave.get());
      missing = missing(wave.get(), Retry.NOTHING).count();
    }
    return new Standing(waves, missing, ending(), estimate(), wanted.count());
  }

  /** Where the refinement stands. */
  public Ending ending() {
    return refinement.ending();
  }

  /** About how many runs there will be in all. */
  RunEstimate estimate() {
    return refinement.estimate();
  }

  /** The runs of a wave that are not stored. */
  public Selection missing(Wave wave, Retry retry) {
    return Selection.of(
        plan.runs(),
        wave.requests().stream()
            .flatMapToLong(this::indexes)
            .filter(index -> !stored.isDone(plan.run(index).id(), retry)));
  }

  private LongStream indexes(Request request) {
    GridSlice slice = slices.get(request.panel());
    return IntStream.range(request.from(), request.to())
        .mapToLong(replicate -> slice.index(request.x(), request.y(), replicate).getAsLong())
        .filter(wanted::contains);
  }
}
