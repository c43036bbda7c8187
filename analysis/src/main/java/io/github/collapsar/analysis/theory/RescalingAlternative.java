package io.github.collapsar.analysis.theory;

import io.github.collapsar.run.Coordinates;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** An approximation of what {@link RescalingStability} says exactly, of the same coordinate. */
abstract class RescalingAlternative implements Theory {

  private final RescalingStability exact;
  private final String word;
  private final String label;
  private final String source;

  RescalingAlternative(RescalingStability exact, String word, String label, String source) {
    this.exact = exact;
    this.word = word;
    this.label = label;
    this.source = source;
  }

  /** How far inside the collapsed phase a coordinate is. */
  abstract OptionalDouble margin(CoordinateModel at);

  @Override
  public final String scenario() {
    return exact.scenario();
  }

  @Override
  public final String word() {
    return word;
  }

  @Override
  public final String label() {
    return label;
  }

  @Override
  public final String source() {
    return source;
  }

  @Override
  public final Set<String> keys() {
    return exact.keys();
  }

  @Override
  public final OptionalDouble collapseMargin(Coordinates coordinates) {
    Optional<CoordinateModel> at = exact.coordinate(coordinates);
    return at.isPresent() ? margin(at.get()) : OptionalDouble.empty();
  }
}
