package io.github.collapsar.execution;

import org.apache.spark.util.AccumulatorV2;

/**
 * Carries tallies from tasks to the driver. Spark counts each task of an action once, however often
 * it was attempted.
 */
final class TallyAccumulator extends AccumulatorV2<Tally, Tally> {

  private static final long serialVersionUID = 1L;

  // Immutable, and volatile because progress is read while Spark's own thread merges.
  private volatile Tally sum = Tally.NONE;

  @Override
  public boolean isZero() {
    return sum.equals(Tally.NONE);
  }

  @Override
  public AccumulatorV2<Tally, Tally> copy() {
    TallyAccumulator copy = new TallyAccumulator();
    copy.sum = sum;
    return copy;
  }

  @Override
  public void reset() {
    sum = Tally.NONE;
  }

  @Override
  public void add(Tally tally) {
    sum = sum.plus(tally);
  }

  @Override
  public void merge(AccumulatorV2<Tally, Tally> other) {
    sum = sum.plus(other.value());
  }

  @Override
  public Tally value() {
    return sum;
  }
}
