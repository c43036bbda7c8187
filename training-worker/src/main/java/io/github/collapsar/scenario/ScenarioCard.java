package io.github.collapsar.scenario;

import io.github.collapsar.run.Measured;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a scenario is called, what it is a grid of and what is measured of it.
 *
 * @param name the name in configurations: kebab-case
 * @param version of the numerics; part of every run's id, raised when results change
 * @param description what it is, in a line
 * @param source the paper and section it comes from; empty if none
 * @param parameters all parameters in the order in which they are shown, the common ones of {@link
 *     CommonParameters} included
 * @param measurements all measurements in the order in which they are shown, {@link #LOSS} and
 *     {@link #ORDER_PARAMETER} among them
 */
public record ScenarioCard(
    String name,
    int version,
    String description,
    String source,
    List<Parameter> parameters,
    List<Measurement> measurements) {

  /** The name of the loss, which every scenario measures. */
  public static final String LOSS = "loss";

  /** The name of what every scenario measures: 0 = full capacity, 1 = fully collapsed. */
  public static final String ORDER_PARAMETER = "order_parameter";

  public ScenarioCard {
    parameters = List.copyOf(parameters);
    measurements = List.copyOf(measurements);
    if (!name.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
      throw new IllegalArgumentException("Cannot name a scenario \"" + name + "\"; use kebab-case");
    }
    Set<String> names = new HashSet<>();
    for (Measurement measurement : measurements) {
      if (!names.add(measurement.name())) {
        throw new IllegalArgumentException(
            "Cannot declare %s: it measures %s twice".formatted(name, measurement.name()));
      }
    }
    Set<String> keys = new HashSet<>();
    for (Parameter parameter : parameters) {
      if (!keys.add(parameter.key())) {
        throw new IllegalArgumentException(
            "Cannot declare %s: it has the parameter %s twice".formatted(name, parameter.key()));
      }
    }
    if (!names.containsAll(List.of(LOSS, ORDER_PARAMETER))) {
      throw new IllegalArgumentException(
          "Cannot declare %s: it has to measure %s and %s".formatted(name, LOSS, ORDER_PARAMETER));
    }
  }

  /** The parameter of a key, if there is one. */
  public Optional<Parameter> parameter(String key) {
    return parameters.stream().filter(parameter -> parameter.key().equals(key)).findFirst();
  }

  /** The measurements of a shape, in their order. */
  public List<Measurement> measurements(Measurement.Shape shape) {
    return measurements.stream().filter(measurement -> measurement.shape() == shape).toList();
  }

  /** The names of what is measured, to measure runs under. */
  public Measured.MeasurementNames names() {
    return new Measured.MeasurementNames(
        measurements(Measurement.Shape.NUMBER).stream().map(Measurement::name).toList(),
        measurements(Measurement.Shape.SERIES).stream().map(Measurement::name).toList());
  }
}
