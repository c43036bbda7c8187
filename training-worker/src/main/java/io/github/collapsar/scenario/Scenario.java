package io.github.collapsar.scenario;

import io.github.collapsar.run.Coordinates;
import io.github.collapsar.run.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A model with its data and loss: what a sweep is a grid of.
 *
 * <p>Implementations are stateless, have a public constructor without arguments, and are listed in
 * {@code META-INF/services/io.github.collapsar.scenario.Scenario} of their jar.
 */
public interface Scenario {

  /** Its name, parameters and measurements; the same at every call. */
  ScenarioCard card();

  /** The name in configurations. */
  default String name() {
    return card().name();
  }

  /** The version of the numerics. */
  default int version() {
    return card().version();
  }

  /** All parameters, in the order in which they are shown. */
  default List<Parameter> parameters() {
    return card().parameters();
  }

  /** The parameter of a key, if there is one. */
  default Optional<Parameter> parameter(String key) {
    return card().parameter(key);
  }

  /** All measurements, in the order in which they are shown. */
  default List<Measurement> measurements() {
    return card().measurements();
  }

  /** The measurements of a shape, in their order. */
  default List<Measurement> measurements(Measurement.Shape shape) {
    return card().measurements(shape);
  }

  /** Trains it by its own arithmetic: {@link Engine#KERNEL}. */
  PackTrainer trainer();

  /** The engines that can train it, its own first; the other where it has a reference. */
  default List<Engine> engines() {
    return ReferenceEngine.find(this).isPresent()
        ? List.of(Engine.KERNEL, Engine.DL4J)
        : List.of(Engine.KERNEL);
  }

  /**
   * The trainer for an engine.
   *
   * @throws IllegalArgumentException if the engine is not among {@link #engines()}
   */
  default PackTrainer trainer(Engine engine) {
    return engine == Engine.KERNEL
        ? trainer()
        : ReferenceEngine.find(this)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "Cannot train %s with engine = %s; use %s"
                            .formatted(name(), engine.word(), Engine.KERNEL.word())));
  }

  /**
   * Keys that cannot matter at a point, each with the neutral value that it is set to, so that
   * points that differ in nothing else are one run. May read {@link Parameter.Packing#SHARED}
   * parameters only.
   */
  default Set<String> neutralKeys(Coordinates coordinates) {
    return CommonParameters.neutralKeys(coordinates);
  }

  /**
   * The value that stands for "does not matter" for a key of {@link #neutralKeys}: zero, or the
   * first of the words.
   *
   * @param coordinates the point that the key does not matter at
   */
  default Value neutralValue(String key, Coordinates coordinates) {
    Optional<Parameter.Domain> domain = parameter(key).map(Parameter::domain);
    if (domain.isPresent() && domain.get() instanceof Parameter.Domain.Wholes) {
      return new Value.Whole(0);
    }
    if (domain.isPresent() && domain.get() instanceof Parameter.Domain.Words words) {
      return new Value.Word(words.words().get(0));
    }
    return new Value.Real(0);
  }

  /**
   * Values that only make sense together are checked here, beyond each parameter's own domain.
   *
   * @return what is wrong with the point, in words; empty if nothing
   */
  default Optional<String> problem(Coordinates coordinates) {
    return Optional.empty();
  }

  /**
   * About how long one run takes on one core when its pack is full, in seconds; a guess to size
   * packs by, corrected by what is measured.
   */
  double estimatedSeconds(Coordinates coordinates);

  /**
   * About how much memory one run of a pack holds while it is trained and its results are written,
   * in bytes, recorded curves apart; packs are cut so that a task keeps to its share of a machine.
   */
  default long estimatedBytes(Coordinates coordinates) {
    return 16 << 10;
  }
}
