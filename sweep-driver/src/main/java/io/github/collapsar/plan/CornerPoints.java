package io.github.collapsar.plan;

import io.github.collapsar.run.Coordinates;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Points of a range that show whether its values go together, without going through them all. */
final class CornerPoints {

  private static final long MAX_SHARED_VALUES = 100_000;

  private CornerPoints() {}

  /**
   * For every shared value the first and the last run of its lanes; of very many shared values
   * those at even steps.
   */
  static Stream<Coordinates> of(ProductRange range) {
    long variants = range.groups() / range.replicates();
    long stride = Math.max(1, variants / MAX_SHARED_VALUES);
    return LongStream.iterate(0, variant -> variant < variants, variant -> variant + stride)
        .boxed()
        .flatMap(
            variant -> {
              long first = range.from() + variant * range.replicates() * range.groupSize();
              long last = first + range.groupSize() - 1;
              return LongStream.of(first, last).distinct().mapToObj(range::coordinates);
            });
  }
}
