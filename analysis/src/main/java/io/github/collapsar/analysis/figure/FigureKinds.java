package io.github.collapsar.analysis.figure;

import io.github.collapsar.analysis.diagram.DiagramCodec;
import io.github.collapsar.analysis.diagram.Scale;
import io.github.collapsar.analysis.figure.Figure.Kind;
import io.github.collapsar.analysis.scaling.Observable;
import io.github.collapsar.codec.ConfigCodec;
import io.github.collapsar.codec.ConfigKey;
import io.github.collapsar.codec.ScenarioForms;
import io.github.collapsar.codec.ValueForms;
import io.github.collapsar.scenario.Measurement.Shape;
import io.github.collapsar.scenario.Scenario;
import io.github.collapsar.scenario.ScenarioCard;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** The kinds of figures. A new one is a record of {@link Kind} and an entry here. */
final class FigureKinds {

  private static final Set<Shape> NUMBERS = Set.of(Shape.NUMBER);
  private static final Set<Shape> SERIES = Set.of(Shape.SERIES);

  private static final ConfigKey<Scenario, Scale> X_SCALE = scale("x");
  private static final ConfigKey<Scenario, Scale> Y_SCALE = scale("y");

  private static final ConfigKey<Scenario, String> MEASUREMENT =
      measurement(NUMBERS, "what is measured");

  private static final ConfigKey<Scenario, String> DISTRIBUTED =
      measurement(Set.of(Shape.NUMBER, Shape.SERIES), "what is measured");

  private static final ConfigKey<Scenario, String> SERIES_MEASUREMENT =
      ScenarioForms.measurement("measurement", SERIES, "what is measured");

  private static final ConfigKey<Scenario, String> X_MEASUREMENT =
      ScenarioForms.measurement("x", NUMBERS, "what is measured along x");

  private static final ConfigKey<Scenario, String> Y_MEASUREMENT =
      ScenarioForms.measurement("y", NUMBERS, "what is measured along y");

  private static final ConfigKey<Scenario, String> X_PARAMETER =
      parameter("x", "the parameter along x");

  private static final ConfigKey<Scenario, String> SIZE = parameter("size", "the size L");

  private static final ConfigKey<Scenario, Long> BINS =
      ConfigKey.of(
          "bins", ValueForms.whole(2, 1000), 40L, "columns, all of the same width on the axis");

  private static final ConfigKey<Scenario, Long> IMAGES =
      ConfigKey.required(
          "images",
          ValueForms.whole(1, 1000),
          scenario -> "say how many images the series has",
          "how many images the series has");

  private static final ConfigKey<Scenario, Long> COLUMNS =
      ConfigKey.optional("columns", ValueForms.whole(1, 100), "all", "images side by side");

  private static final ConfigKey<Scenario, Observable> OBSERVABLE =
      ConfigKey.of(
          "observable",
          ValueForms.choice(Arrays.asList(Observable.values()), Observable::word),
          Observable.PROBABILITY,
          "what is scaled");

  private static final ConfigKey<Scenario, Double> ABOVE =
      ConfigKey.of(
          "above", ValueForms.number(), 0.5, "the threshold of the observable probability");

  private FigureKinds() {}

  static final List<FigureKind<?>> ALL =
      List.of(
          new FigureKind<>(
              "curves",
              "a recorded measurement over the steps, with a band of the quartiles",
              Kind.Curves.class,
              new ConfigCodec<Scenario, Kind.Curves>()
                  .with(MEASUREMENT, Kind.Curves::measurement)
                  .with(X_SCALE, Kind.Curves::x)
                  .with(Y_SCALE, Kind.Curves::y)
                  .madeBy(
                      values ->
                          new Kind.Curves(
                              values.get(MEASUREMENT), values.get(X_SCALE), values.get(Y_SCALE))),
              (draft, kind) -> new MeanLines(draft).curves(kind)),
          new FigureKind<>(
              "histogram",
              "how a measurement is distributed over the runs",
              Kind.Histogram.class,
              new ConfigCodec<Scenario, Kind.Histogram>()
                  .with(DISTRIBUTED, Kind.Histogram::measurement)
                  .with(X_SCALE, Kind.Histogram::x)
                  .with(BINS, kind -> (long) kind.bins())
                  .madeBy(
                      values ->
                          new Kind.Histogram(
                              values.get(DISTRIBUTED),
                              values.get(BINS).intValue(),
                              values.get(X_SCALE))),
              (draft, kind) -> new HistogramDrawing(draft, kind).picture()),
          new FigureKind<>(
              "images",
              "a series of square images: of the first run of each panel",
              Kind.Images.class,
              new ConfigCodec<Scenario, Kind.Images>()
                  .with(SERIES_MEASUREMENT, Kind.Images::measurement)
                  .with(IMAGES, kind -> (long) kind.images())
                  .with(COLUMNS, kind -> (long) kind.columns())
                  .madeBy(
                      values ->
                          new Kind.Images(
                              values.get(SERIES_MEASUREMENT),
                              values.get(IMAGES).intValue(),
                              values.find(COLUMNS).orElse(values.get(IMAGES)).intValue())),
              (draft, kind) -> new ImagesDrawing(draft, kind).picture()),
          new FigureKind<>(
              "matrix",
              "a series of n² values from −1 to 1 as a matrix: of the first run of each panel",
              Kind.MatrixImage.class,
              new ConfigCodec<Scenario, Kind.MatrixImage>()
                  .with(SERIES_MEASUREMENT, Kind.MatrixImage::measurement)
                  .madeBy(values -> new Kind.MatrixImage(values.get(SERIES_MEASUREMENT))),
              (draft, kind) -> new MatrixDrawing(draft, kind).picture()),
          new FigureKind<>(
              "paths",
              "two recorded measurements over the steps: a line for one run of each",
              Kind.Paths.class,
              new ConfigCodec<Scenario, Kind.Paths>()
                  .with(X_MEASUREMENT, Kind.Paths::x)
                  .with(Y_MEASUREMENT, Kind.Paths::y)
                  .with(X_SCALE, Kind.Paths::xScale)
                  .with(Y_SCALE, Kind.Paths::yScale)
                  .madeBy(
                      values ->
                          new Kind.Paths(
                              values.get(X_MEASUREMENT),
                              values.get(Y_MEASUREMENT),
                              values.get(X_SCALE),
                              values.get(Y_SCALE))),
              (draft, kind) -> new PairDrawing(draft).paths(kind)),
          new FigureKind<>(
              "profile",
              "a measurement against a parameter, with a band of the quartiles",
              Kind.Profile.class,
              new ConfigCodec<Scenario, Kind.Profile>()
                  .with(X_PARAMETER, Kind.Profile::x)
                  .with(MEASUREMENT, Kind.Profile::measurement)
                  .with(X_SCALE, Kind.Profile::xScale)
                  .with(Y_SCALE, Kind.Profile::yScale)
                  .madeBy(
                      values ->
                          new Kind.Profile(
                              values.get(X_PARAMETER),
                              values.get(MEASUREMENT),
                              values.get(X_SCALE),
                              values.get(Y_SCALE))),
              (draft, kind) -> new MeanLines(draft).profile(kind)),
          new FigureKind<>(
              "scaling",
              "finite-size scaling: the critical point and exponents",
              Kind.Scaling.class,
              new ConfigCodec<Scenario, Kind.Scaling>()
                  .with(X_PARAMETER, Kind.Scaling::x)
                  .with(SIZE, Kind.Scaling::size)
                  .with(MEASUREMENT, Kind.Scaling::measurement)
                  .with(OBSERVABLE, Kind.Scaling::observable)
                  .with(ABOVE, Kind.Scaling::above)
                  .madeBy(
                      values ->
                          new Kind.Scaling(
                              values.get(X_PARAMETER),
                              values.get(SIZE),
                              values.get(MEASUREMENT),
                              values.get(OBSERVABLE),
                              values.get(ABOVE))),
              (draft, kind) -> new ScalingDrawing(draft, kind).picture()),
          new FigureKind<>(
              "scatter",
              "a point a run",
              Kind.Scatter.class,
              new ConfigCodec<Scenario, Kind.Scatter>()
                  .with(X_MEASUREMENT, Kind.Scatter::x)
                  .with(Y_MEASUREMENT, Kind.Scatter::y)
                  .with(X_SCALE, Kind.Scatter::xScale)
                  .with(Y_SCALE, Kind.Scatter::yScale)
                  .madeBy(
                      values ->
                          new Kind.Scatter(
                              values.get(X_MEASUREMENT),
                              values.get(Y_MEASUREMENT),
                              values.get(X_SCALE),
                              values.get(Y_SCALE))),
              (draft, kind) -> new PairDrawing(draft).scatter(kind)),
          new FigureKind<>(
              "spectrum",
              "a series over its index from 1, with a band of the quartiles",
              Kind.SpectrumLines.class,
              new ConfigCodec<Scenario, Kind.SpectrumLines>()
                  .with(SERIES_MEASUREMENT, Kind.SpectrumLines::measurement)
                  .with(X_SCALE, Kind.SpectrumLines::x)
                  .with(Y_SCALE, Kind.SpectrumLines::y)
                  .madeBy(
                      values ->
                          new Kind.SpectrumLines(
                              values.get(SERIES_MEASUREMENT),
                              values.get(X_SCALE),
                              values.get(Y_SCALE))),
              (draft, kind) -> new MeanLines(draft).spectrum(kind)));

  static FigureKind<?> of(Kind kind) {
    return ALL.stream().filter(known -> known.type().isInstance(kind)).findFirst().orElseThrow();
  }

  private static ConfigKey<Scenario, Scale> scale(String axis) {
    return ConfigKey.of(
        axis + "-scale",
        DiagramCodec.scale(),
        Scale.LINEAR,
        "how the %s axis is laid out".formatted(axis));
  }

  private static ConfigKey<Scenario, String> measurement(Set<Shape> shapes, String meaning) {
    return ConfigKey.of(
        "measurement",
        ScenarioForms.measurement(shapes, Function.identity()),
        ScenarioCard.ORDER_PARAMETER,
        meaning);
  }

  private static ConfigKey<Scenario, String> parameter(String name, String meaning) {
    return ConfigKey.required(
        name, ScenarioForms.numericParameter(), scenario -> ScenarioForms.NUMERIC, meaning);
  }
}
