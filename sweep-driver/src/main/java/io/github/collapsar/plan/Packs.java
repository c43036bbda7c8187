package io.github.collapsar.plan;

import java.util.AbstractList;
import java.util.RandomAccess;

/** The packs of a selection of a plan's runs, longest first. Immutable. */
public final class Packs extends AbstractList<PackRange> implements RandomAccess {

  private Packs() {}

  /** Cuts the selected runs of every group into packs. */
  public static Packs of(Plan plan, Selection selection, PackSizing sizing) {
    throw new UnsupportedOperationException("being written: " + plan + selection + sizing);
  }

  @Override
  public PackRange get(int index) {
    throw new UnsupportedOperationException("being written: " + index);
  }

  @Override
  public int size() {
    throw new UnsupportedOperationException("being written");
  }

  /** The estimated training time of all packs on one core, in seconds. */
  public double seconds() {
    throw new UnsupportedOperationException("being written");
  }
}
