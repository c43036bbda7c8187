package io.github.collapsar.random;

import io.github.collapsar.vectorization.NormalBlocks;
import io.github.collapsar.vectorization.Vectorization;

/** Standard normal variates in the order of their stream. Not thread-safe. */
public final class NormalStream {

  private static final NormalBlocks PLAIN = Vectorization.plain().normalBlocks();
  private static final NormalBlocks BLOCKS = Vectorization.arithmetic().normalBlocks();

  private final int[] state;
  private final float[] rest = new float[NormalBlocks.VARIATES];
  private int restFrom = NormalBlocks.VARIATES;
  private long nextBlock;

  NormalStream(StreamKey key) {
    this.state = key.state();
  }

  /** Writes the next {@code length} variates to {@code target}, from {@code offset} on. */
  public void fill(float[] target, int offset, int length) {
    int filled = takeRest(target, offset, length);
    int whole = (length - filled) / NormalBlocks.VARIATES;
    BLOCKS.fill(state, nextBlock, whole, target, offset + filled);
    nextBlock += whole;
    filled += whole * NormalBlocks.VARIATES;
    if (filled < length) {
      // Short draws are rare, mostly of a start: vector code would wait long for its compiler.
      (whole == 0 ? PLAIN : BLOCKS).fill(state, nextBlock++, 1, rest, 0);
      restFrom = 0;
      takeRest(target, offset + filled, length - filled);
    }
  }

  /** The next variate. */
  public float next() {
    float[] one = new float[1];
    fill(one, 0, 1);
    return one[0];
  }

  private int takeRest(float[] target, int offset, int length) {
    int taken = Math.min(length, rest.length - restFrom);
    System.arraycopy(rest, restFrom, target, offset, taken);
    restFrom += taken;
    return taken;
  }
}
