package io.github.collapsar.plan;

import io.github.collapsar.configuration.Sweep;
import io.github.collapsar.run.Run;
import java.io.Serializable;
import java.util.List;

/** The distinct runs of a sweep, numbered from 0. Immutable, thread-safe. */
public final class Plan implements Serializable {
  private static final long serialVersionUID = 1L;

  private Plan() {}

  /** The plan of a sweep. The order of the axes in the file makes no difference. */
  public static Plan of(Sweep sweep) {
    throw new UnsupportedOperationException("being written: " + sweep);
  }

  /** The number of distinct runs, before {@code where}. */
  public long runs() {
    throw new UnsupportedOperationException("being written");
  }

  /** How many runs of the product of all axes are repetitions of others. */
  public long duplicates() {
    throw new UnsupportedOperationException("being written");
  }

  /** The run of an index, 0 ≤ index < {@link #runs}. */
  public Run run(long index) {
    throw new UnsupportedOperationException("being written: " + index);
  }

  /**
   * All groups in the order of their indexes, without gaps: a view that derives each when asked.
   */
  public List<Group> groups() {
    throw new UnsupportedOperationException("being written");
  }

  /** The runs that meet {@code where}; all if there is none. */
  public Selection selection() {
    throw new UnsupportedOperationException("being written");
  }
}
