package io.github.collapsar.analysis.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import io.github.collapsar.analysis.boundary.BoundaryEdge;
import io.github.collapsar.analysis.cells.Mesh;
import io.github.collapsar.analysis.diagram.Diagram;
import io.github.collapsar.analysis.diagram.DiagramAxis;
import io.github.collapsar.analysis.diagram.Scale;
import io.github.collapsar.analysis.diagram.Selection;
import io.github.collapsar.run.Value;
import io.github.collapsar.scenario.Measurement;
import io.github.collapsar.scenario.Scenario;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the page's scripts read, as JSON that may stand inside an HTML element: no character of it
 * can end the element.
 */
final class ReportData {

  private final StringWriter text = new StringWriter(1 << 20);
  private final JsonGenerator json;

  private ReportData() throws IOException {
    JsonFactory factory = new JsonFactory();
    factory.setCharacterEscapes(new ForHtml());
    json = factory.createGenerator(text);
  }

  static String json(
      String name,
      Scenario scenario,
      SweepAxes axes,
      Optional<ReportRuns> runs,
      Optional<ReportCurves> curves,
      List<Report.Section> sections) {
    try {
      ReportData data = new ReportData();
      data.json.writeStartObject();
      data.json.writeStringField("name", name);
      data.json.writeStringField("scenario", scenario.name());
      data.axes(axes);
      data.measurements(scenario);
      if (runs.isPresent()) {
        data.runs(runs.get());
      }
      if (curves.isPresent()) {
        data.curves(curves.get());
      }
      data.json.writeArrayFieldStart("diagrams");
      for (Report.Section section : sections) {
        data.diagram(scenario, axes, section);
      }
      data.json.writeEndArray();
      data.json.writeEndObject();
      data.json.close();
      return data.text.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void axes(SweepAxes axes) throws IOException {
    json.writeArrayFieldStart("axes");
    for (ReportAxis axis : axes.varying()) {
      json.writeStartObject();
      json.writeStringField("key", axis.parameter().key());
      json.writeStringField("description", axis.parameter().description());
      json.writeBooleanField("numeric", axis.isNumeric());
      json.writeArrayFieldStart("values");
      for (Object value : axis.values()) {
        json.writePOJO(value);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeObjectFieldStart("fixed");
    for (Map.Entry<String, String> entry : axes.fixed().entrySet()) {
      json.writeStringField(entry.getKey(), entry.getValue());
    }
    json.writeEndObject();
  }

  private void measurements(Scenario scenario) throws IOException {
    json.writeArrayFieldStart("measurements");
    for (Measurement measurement : scenario.measurements(Measurement.Shape.NUMBER)) {
      json.writeStartObject();
      json.writeStringField("name", measurement.name());
      json.writeStringField("description", measurement.description());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void runs(ReportRuns runs) throws IOException {
    json.writeObjectFieldStart("runs");
    json.writeNumberField("points", runs.points());
    json.writeArrayFieldStart("indices");
    for (EncodedNumbers block : runs.indices()) {
      block(block);
    }
    json.writeEndArray();
    json.writeFieldName("runsOfPoint");
    block(runs.runsOfPoint());
    json.writeFieldName("replicates");
    block(runs.replicates());
    json.writeFieldName("states");
    block(runs.states());
    if (runs.weights().isPresent()) {
      json.writeFieldName("weights");
      block(runs.weights().get());
    }
    if (runs.ids().length > 0) {
      json.writeFieldName("ids");
      block(EncodedNumbers.of(runs.ids()));
    }
    blocks("values", runs.values());
    strings("leftOut", runs.leftOut());
    json.writeEndObject();
  }

  private void curves(ReportCurves curves) throws IOException {
    json.writeObjectFieldStart("curves");
    json.writeArrayFieldStart("steps");
    for (long step : curves.steps()) {
      json.writeNumber(step);
    }
    json.writeEndArray();
    json.writeNumberField("recorded", curves.recorded());
    blocks("values", curves.values());
    json.writeEndObject();
  }

  private void blocks(String field, Map<String, EncodedNumbers> blocks) throws IOException {
    json.writeObjectFieldStart(field);
    for (Map.Entry<String, EncodedNumbers> entry : blocks.entrySet()) {
      json.writeFieldName(entry.getKey());
      block(entry.getValue());
    }
    json.writeEndObject();
  }

  private void block(EncodedNumbers block) throws IOException {
    json.writeStartObject();
    json.writeStringField("type", block.type());
    if (block.dictionary().length > 0) {
      json.writeArrayFieldStart("dictionary");
      for (double value : block.dictionary()) {
        number(value);
      }
      json.writeEndArray();
    }
    json.writeStringField("data", block.data());
    json.writeEndObject();
  }

  private void diagram(Scenario scenario, SweepAxes axes, Report.Section section)
      throws IOException {
    Diagram diagram = section.diagram();
    json.writeStartObject();
    json.writeStringField("name", diagram.name());
    axis("x", Optional.of(diagram.x()));
    axis("y", diagram.y());
    strings("facets", diagram.facets());
    json.writeStringField("orderParameter", diagram.orderParameter());
    json.writeNumberField("collapsedAbove", diagram.collapsedAbove());
    values("at", diagram.selection().at());
    best(diagram.selection());
    strings("notes", section.notes());
    if (section.mesh().isPresent()) {
      reach(diagram, section.mesh().get());
    }
    json.writeArrayFieldStart("edges");
    for (BoundaryEdge edge : section.edges()) {
      edge(edge);
    }
    json.writeEndArray();
    ReportCells cells = ReportCells.of(scenario, axes, diagram, section.cells());
    json.writeObjectFieldStart("cells");
    blocks("keys", cells.keys());
    blocks("columns", cells.columns());
    json.writeEndObject();
    json.writeArrayFieldStart("theory");
    for (Report.TheoryCurve curve : section.theory()) {
      json.writeStartObject();
      values("facets", curve.facets());
      json.writeStringField("label", curve.label());
      lines(curve.lines());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void best(Selection selection) throws IOException {
    if (selection.best().isPresent()) {
      json.writeObjectFieldStart("best");
      json.writeStringField("measurement", selection.best().get().measurement());
      json.writeBooleanField("largest", selection.best().get().largest());
      json.writeEndObject();
    } else {
      json.writeNullField("best");
    }
  }

  private void axis(String field, Optional<DiagramAxis> axis) throws IOException {
    if (axis.isPresent()) {
      json.writeObjectFieldStart(field);
      json.writeStringField("key", axis.get().key());
      json.writeBooleanField("log", axis.get().scale() == Scale.LOG);
      json.writeEndObject();
    }
  }

  private void reach(Diagram diagram, Mesh mesh) throws IOException {
    json.writeObjectFieldStart("reach");
    json.writeNumberField("x", mesh.reachAlongX(diagram.x()));
    json.writeNumberField("y", diagram.y().map(mesh::reachAlongY).orElse(0.0));
    json.writeEndObject();
  }

  private void edge(BoundaryEdge edge) throws IOException {
    json.writeStartObject();
    values("facets", edge.facets());
    json.writeNumberField("y", edge.y());
    json.writeStringField("side", edge.side().word());
    optional("measured", edge.measured());
    json.writeFieldName("low");
    number(edge.low());
    json.writeFieldName("high");
    number(edge.high());
    optional("theory", edge.theory());
    json.writeEndObject();
  }

  private void values(String field, Map<String, Value> values) throws IOException {
    json.writeObjectFieldStart(field);
    for (Map.Entry<String, Value> entry : values.entrySet()) {
      json.writeFieldName(entry.getKey());
      Value value = entry.getValue();
      if (value instanceof Value.Real real) {
        json.writeNumber(real.value());
      } else if (value instanceof Value.Whole whole) {
        json.writeNumber(whole.value());
      } else {
        json.writeString(value.toString());
      }
    }
    json.writeEndObject();
  }

  private void lines(List<List<double[]>> lines) throws IOException {
    json.writeArrayFieldStart("lines");
    for (List<double[]> line : lines) {
      double[] flat = line.stream().flatMapToDouble(Arrays::stream).toArray();
      json.writeStartArray();
      for (double value : flat) {
        json.writeNumber((float) value);
      }
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  private void strings(String field, List<String> strings) throws IOException {
    json.writeArrayFieldStart(field);
    for (String string : strings) {
      json.writeString(string);
    }
    json.writeEndArray();
  }

  private void optional(String field, OptionalDouble value) throws IOException {
    json.writeFieldName(field);
    number(value.orElse(Double.NaN));
  }

  /** JSON has no infinities: they are words. */
  private void number(double value) throws IOException {
    if (Double.isNaN(value)) {
      json.writeNull();
    } else if (Double.isInfinite(value)) {
      json.writeString(value > 0 ? "Infinity" : "-Infinity");
    } else {
      json.writeNumber(value);
    }
  }

  /** Escapes what has a meaning in HTML, and the two line ends that scripts do not expect. */
  private static final class ForHtml extends CharacterEscapes {
    private final int[] escapes = CharacterEscapes.standardAsciiEscapesForJSON();

    private ForHtml() {
      for (char c : new char[] {'<', '>', '&', '\''}) {
        escapes[c] = CharacterEscapes.ESCAPE_STANDARD;
      }
    }

    @Override
    public int[] getEscapeCodesForAscii() {
      return escapes;
    }

    @Override
    public SerializableString getEscapeSequence(int character) {
      return character == 0x2028 || character == 0x2029
          ? new SerializedString("\\u" + Integer.toHexString(character))
          : null;
    }
  }
}
