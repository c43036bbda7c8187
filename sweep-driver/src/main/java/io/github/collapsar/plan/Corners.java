package io.github.collapsar.plan;

import io.github.collapsar.run.Coordinates;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Points of a region that show whether its values go together, without going through them all. */
final class Corners {

  private static final long MOST = 100_000;

  private Corners() {}

  /**
   * For every shared value the first and the last run of its lanes; of very many shared values,
   * some, evenly spread.
   */
  static Stream<Coordinates> of(Region region) {
    long variants = region.groups() / region.replicates();
    long stride = Math.max(1, variants / MOST);
    return LongStream.iterate(0, variant -> variant < variants, variant -> variant + stride)
        .boxed()
        .flatMap(
            variant -> {
              long first = region.from() + variant * region.replicates() * region.groupSize();
              long last = first + region.groupSize() - 1;
              return LongStream.of(first, last).distinct().mapToObj(region::coordinates);
            });
  }
}
