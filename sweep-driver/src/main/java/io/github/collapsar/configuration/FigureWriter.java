package io.github.collapsar.configuration;

import com.typesafe.config.ConfigUtil;
import io.github.collapsar.analysis.diagram.Scale;
import io.github.collapsar.analysis.figure.Figure;
import io.github.collapsar.analysis.figure.Figure.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes a figure as HOCON. */
final class FigureWriter {

  private final List<String> entries = new ArrayList<>();

  private FigureWriter() {}

  static String write(Figure figure) {
    FigureWriter writer = new FigureWriter();
    writer.entry("name", ConfigUtil.quoteString(figure.name()));
    writer.kind(figure.kind());
    if (!figure.lines().isEmpty()) {
      writer.entry("lines", "[" + String.join(", ", figure.lines()) + "]");
    }
    if (!figure.at().isEmpty()) {
      writer.entry(
          "at",
          figure.at().entrySet().stream()
              .map(fixed -> fixed.getKey() + " = " + ConfigurationWriter.value(fixed.getValue()))
              .collect(Collectors.joining(", ", "{ ", " }")));
    }
    return "{ " + String.join(", ", writer.entries) + " }";
  }

  private void entry(String key, String value) {
    entries.add(key + " = " + value);
  }

  private void kind(Kind kind) {
    entry("kind", kind.getClass().getSimpleName().toLowerCase(Locale.ROOT));
    if (kind instanceof Kind.Profile profile) {
      entry("x", profile.x());
      measured(profile.measurement(), profile.xScale());
      entry("y-scale", word(profile.yScale()));
    } else if (kind instanceof Kind.Curves curves) {
      measured(curves.measurement(), curves.x());
      entry("y-scale", word(curves.y()));
    } else if (kind instanceof Kind.Spectrum spectrum) {
      measured(spectrum.measurement(), spectrum.x());
      entry("y-scale", word(spectrum.y()));
    } else if (kind instanceof Kind.Histogram histogram) {
      measured(histogram.measurement(), histogram.x());
      entry("bins", Integer.toString(histogram.bins()));
    } else if (kind instanceof Kind.Scatter scatter) {
      pair(scatter.x(), scatter.y(), scatter.xScale(), scatter.yScale());
    } else if (kind instanceof Kind.Paths paths) {
      pair(paths.x(), paths.y(), paths.xScale(), paths.yScale());
    } else if (kind instanceof Kind.Images images) {
      entry("measurement", images.measurement());
      entry("images", Integer.toString(images.images()));
      entry("columns", Integer.toString(images.columns()));
    } else if (kind instanceof Kind.Matrix matrix) {
      entry("measurement", matrix.measurement());
    } else if (kind instanceof Kind.Scaling scaling) {
      entry("x", scaling.x());
      entry("size", scaling.size());
      entry("measurement", scaling.measurement());
      entry("observable", scaling.observable().word());
      entry("above", Double.toString(scaling.above()));
    }
  }

  private void measured(String measurement, Scale x) {
    entry("measurement", measurement);
    entry("x-scale", word(x));
  }

  private void pair(String x, String y, Scale xScale, Scale yScale) {
    entry("x", x);
    entry("y", y);
    entry("x-scale", word(xScale));
    entry("y-scale", word(yScale));
  }

  private static String word(Scale scale) {
    return scale.name().toLowerCase(Locale.ROOT);
  }
}
