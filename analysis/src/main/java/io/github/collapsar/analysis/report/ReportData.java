package io.github.collapsar.analysis.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.util.JsonGeneratorDelegate;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.collapsar.analysis.boundary.AnalysedDiagram;
import io.github.collapsar.analysis.boundary.AnalysedPanel;
import io.github.collapsar.analysis.boundary.BoundaryEdge;
import io.github.collapsar.analysis.cells.Mesh;
import io.github.collapsar.analysis.diagram.Diagram;
import io.github.collapsar.analysis.diagram.DiagramAxis;
import io.github.collapsar.analysis.diagram.Scale;
import io.github.collapsar.analysis.results.Results;
import io.github.collapsar.run.Value;
import io.github.collapsar.scenario.Measurement;
import io.github.collapsar.scenario.Scenario;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;

/**
 * What a report is about, and what its scripts read of it.
 *
 * @param name the sweep's name
 * @param scenario what it trained
 * @param axes what differs between its runs
 * @param runs all runs; empty if they are too many
 * @param curves what was recorded of them; empty if nothing was
 * @param diagrams in the order in which they are shown
 */
public record ReportData(
    String name,
    Scenario scenario,
    SweepAxes axes,
    Optional<ReportRuns> runs,
    Optional<ReportCurves> curves,
    List<AnalysedDiagram> diagrams) {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  public ReportData {
    diagrams = List.copyOf(diagrams);
  }

  /**
   * Reads the views of a session.
   *
   * @param diagrams whose order parameters go first where there is no room for all measurements
   */
  public static ReportData read(
      SparkSession spark,
      Results results,
      String name,
      Scenario scenario,
      List<AnalysedDiagram> diagrams) {
    SweepAxes axes = SweepAxes.of(spark, scenario, results.constants());
    Optional<ReportRuns> runs =
        ReportRuns.read(
            spark, scenario, axes, diagrams.stream().map(AnalysedDiagram::diagram).toList());
    Optional<ReportCurves> curves =
        results
            .curves()
            .flatMap(
                recorded ->
                    runs.flatMap(
                        all ->
                            ReportCurves.read(
                                recorded, all.ids(), List.copyOf(all.values().keySet()))));
    return new ReportData(name, scenario, axes, runs, curves, diagrams);
  }

  /** As JSON that may stand inside an HTML element: no character of it can end the element. */
  String json() {
    ObjectNode data = JSON.objectNode();
    data.put("name", name).put("scenario", scenario.name());
    data.putPOJO("axes", axes.varying()).putPOJO("fixed", axes.fixed());
    ArrayNode measurements = data.putArray("measurements");
    for (Measurement measurement : scenario.measurements(Measurement.Shape.NUMBER)) {
      measurements
          .addObject()
          .put("name", measurement.name())
          .put("description", measurement.description());
    }
    runs.ifPresent(all -> data.set("runs", json(all)));
    curves.ifPresent(all -> data.putPOJO("curves", all));
    ArrayNode array = data.putArray("diagrams");
    diagrams.forEach(diagram -> array.add(json(diagram)));
    JsonFactory factory = new JsonFactory();
    factory.setCharacterEscapes(new ForHtml());
    StringWriter text = new StringWriter(1 << 20);
    try (JsonGenerator generator = new NullForNan(factory.createGenerator(text))) {
      new ObjectMapper().writeValue(generator, data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static ObjectNode json(ReportRuns runs) {
    ObjectNode node = JSON.objectNode().put("points", runs.points().count());
    node.putPOJO("indices", runs.points().indices())
        .putPOJO("runsOfPoint", runs.points().runs())
        .putPOJO("replicates", runs.replicates())
        .putPOJO("states", runs.states())
        .putPOJO("values", runs.values())
        .putPOJO("leftOut", runs.leftOut());
    runs.weights().ifPresent(weights -> node.putPOJO("weights", weights));
    if (runs.ids().length > 0) {
      node.putPOJO("ids", EncodedNumbers.of(runs.ids()));
    }
    return node;
  }

  private ObjectNode json(AnalysedDiagram analysed) {
    Diagram diagram = analysed.diagram();
    ObjectNode node = JSON.objectNode().put("name", diagram.name());
    node.set("x", json(diagram.x()));
    diagram.y().ifPresent(y -> node.set("y", json(y)));
    node.putPOJO("facets", diagram.facets())
        .put("orderParameter", diagram.orderParameter())
        .put("collapsedAbove", diagram.collapsedAbove())
        .put("boundary", diagram.boundary().word())
        .putPOJO("at", plain(diagram.selection().at()))
        .putPOJO("best", diagram.selection().best().orElse(null))
        .putPOJO("notes", analysed.notes())
        .putPOJO("cells", ReportCells.of(scenario, axes, diagram, analysed.cells()));
    analysed.mesh().ifPresent(mesh -> node.set("reach", reach(diagram, mesh)));
    ArrayNode edges = node.putArray("edges");
    analysed.edges().forEach(edge -> edges.add(json(edge)));
    ArrayNode theory = node.putArray("theory");
    for (AnalysedPanel panel : analysed.panels()) {
      panel
          .theory()
          .forEach(
              curve ->
                  theory
                      .addObject()
                      .putPOJO("facets", plain(panel.measured().facets()))
                      .put("label", curve.label())
                      .putPOJO("lines", curve.lines().stream().map(ReportData::flat).toList()));
    }
    return node;
  }

  private static ObjectNode json(DiagramAxis axis) {
    return JSON.objectNode().put("key", axis.key()).put("log", axis.scale() == Scale.LOG);
  }

  private static ObjectNode reach(Diagram diagram, Mesh mesh) {
    return JSON.objectNode()
        .put("x", mesh.reachAlongX(diagram.x()))
        .put("y", diagram.y().map(mesh::reachAlongY).orElse(0.0));
  }

  private static ObjectNode json(BoundaryEdge edge) {
    return JSON.objectNode()
        .putPOJO("facets", plain(edge.facets()))
        .put("y", edge.y())
        .put("side", edge.side().word())
        .put("measured", edge.measured().orElse(Double.NaN))
        .put("low", edge.low())
        .put("high", edge.high())
        .put("theory", edge.theory().orElse(Double.NaN));
  }

  private static Map<String, Object> plain(Map<String, Value> values) {
    Map<String, Object> plain = new LinkedHashMap<>();
    values.forEach((key, value) -> plain.put(key, value.plain()));
    return plain;
  }

  /** x, y, x, y, … as exactly as a screen can show. */
  private static float[] flat(List<double[]> line) {
    float[] flat = new float[2 * line.size()];
    for (int i = 0; i < flat.length; i++) {
      flat[i] = (float) line.get(i / 2)[i % 2];
    }
    return flat;
  }

  /** JSON knows no number that is none: it is null. Infinities are words. */
  private static final class NullForNan extends JsonGeneratorDelegate {

    private NullForNan(JsonGenerator generator) {
      super(generator, false);
    }

    @Override
    public void writeNumber(double value) throws IOException {
      if (Double.isNaN(value)) {
        writeNull();
      } else {
        super.writeNumber(value);
      }
    }

    @Override
    public void writeArray(double[] values, int offset, int length) throws IOException {
      writeStartArray();
      for (double value : Arrays.copyOfRange(values, offset, offset + length)) {
        writeNumber(value);
      }
      writeEndArray();
    }
  }

  /** Escapes what has a meaning in HTML, and the two line ends that scripts do not expect. */
  private static final class ForHtml extends CharacterEscapes {
    private static final long serialVersionUID = 1L;
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
