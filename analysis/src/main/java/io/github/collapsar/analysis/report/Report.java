package io.github.collapsar.analysis.report;

import io.github.collapsar.analysis.boundary.AnalysedDiagram;
import io.github.collapsar.analysis.boundary.BoundaryEdge;
import io.github.collapsar.analysis.diagram.Diagram;
import io.github.collapsar.analysis.figure.FigureRenderer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One HTML page with everything about a sweep: interactive phase diagrams, boundaries, failures,
 * times, configuration and provenance. It loads nothing from anywhere, and a content security
 * policy lets no script run but its own.
 *
 * @param data what the page is about, and what its scripts read
 * @param summary what the runs say about themselves
 * @param figures what else was drawn, in the order in which it is shown
 * @param configuration the text of {@code sweep.conf}; empty if the directory has none
 * @param provenance the text of {@code provenance.json}; empty if the directory has none
 */
public record Report(
    ReportData data,
    RunSummary summary,
    List<FigureRenderer.Drawn> figures,
    Optional<String> configuration,
    Optional<String> provenance) {

  /** The page in UTF-8. */
  public byte[] html() {
    String style = Resources.style();
    String library = Resources.d3();
    String scripts = Resources.scripts();
    String policy =
        "default-src 'none'; script-src '%s' '%s'; style-src '%s'; img-src data: blob:; base-uri 'none'; form-action 'none'"
            .formatted(hash(library), hash(scripts), hash(style));
    Map<String, String> parts =
        Map.ofEntries(
            Map.entry("policy", policy),
            Map.entry("title", Html.escaped(data.name())),
            Map.entry("style", style),
            Map.entry("lead", Html.escaped("A sweep of " + data.scenario().name())),
            Map.entry("numbers", numbers()),
            Map.entry("figures", pictures()),
            Map.entry("boundaries", boundaries()),
            Map.entry("failures", failures()),
            Map.entry("times", new TimingSection(summary, provenance).html()),
            Map.entry("configuration", text("configuration", configuration)),
            Map.entry("provenance", text("provenance", provenance)),
            Map.entry("data", data.json()),
            Map.entry("library", library),
            Map.entry("scripts", scripts));
    return filled(Resources.markup(), parts).getBytes(StandardCharsets.UTF_8);
  }

  /** Fills in {@code {{name}}} in one pass, so that what is filled in is not looked at again. */
  private static String filled(String markup, Map<String, String> parts) {
    StringBuilder page = new StringBuilder(1 << 20);
    int from = 0;
    for (int at = markup.indexOf("{{"); at >= 0; at = markup.indexOf("{{", from)) {
      int end = markup.indexOf("}}", at);
      page.append(markup, from, at).append(parts.get(markup.substring(at + 2, end)));
      from = end + 2;
    }
    return page.append(markup, from, markup.length()).toString();
  }

  private static String hash(String content) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A section with the figures as pictures; nothing where there are none. */
  private String pictures() {
    if (figures.isEmpty()) {
      return "";
    }
    Html html = new Html();
    html.raw("<section aria-labelledby=\"figures-title\">\n")
        .raw("  <h2 id=\"figures-title\">Figures</h2>\n");
    for (FigureRenderer.Drawn figure : figures) {
      String notes = String.join(" ", figure.notes());
      if (figure.svg().isEmpty()) {
        html.element("p", figure.name() + ": " + notes);
        continue;
      }
      html.raw("<figure><img alt=\"")
          .text(figure.name() + ". " + notes)
          .raw("\" src=\"data:image/svg+xml;base64,")
          .raw(Base64.getEncoder().encodeToString(figure.svg().get()))
          .raw("\"><figcaption>")
          .text(figure.name())
          .raw("</figcaption></figure>\n");
    }
    return html.raw("</section>\n").toString();
  }

  private String numbers() {
    Html html = new Html();
    long runs = summary.statuses().values().stream().mapToLong(Long::longValue).sum();
    number(html, "runs", count(runs));
    summary.statuses().forEach((word, count) -> number(html, word, count(count)));
    return html.toString();
  }

  private static void number(Html html, String label, String value) {
    html.raw("<div>").element("dt", label).element("dd", value).raw("</div>\n");
  }

  private String boundaries() {
    Html html = new Html();
    for (AnalysedDiagram analysed : data.diagrams()) {
      Diagram diagram = analysed.diagram();
      html.element("h3", diagram.name())
          .element(
              "p",
              "Where the collapse probability crosses ½ along %s: collapsed is %s above %s."
                  .formatted(
                      diagram.x().key(),
                      diagram.orderParameter(),
                      number(diagram.collapsedAbove())));
      List<String> headers = new ArrayList<>(diagram.facets());
      diagram.y().ifPresent(y -> headers.add(y.key()));
      headers.addAll(List.of("edge", "measured", "95 % low", "95 % high", "theory", "distance"));
      html.table("Boundary of " + diagram.name(), headers);
      analysed.edges().forEach(edge -> html.row(cells(diagram, edge)));
      html.endTable();
    }
    return html.toString();
  }

  private static List<String> cells(Diagram diagram, BoundaryEdge edge) {
    List<String> cells = new ArrayList<>();
    diagram.facets().forEach(key -> cells.add(edge.facets().get(key).toString()));
    diagram.y().ifPresent(y -> cells.add(number(edge.y())));
    cells.add(edge.side().word());
    cells.add(number(edge.measured().orElse(Double.NaN)));
    cells.add(number(edge.low()));
    cells.add(number(edge.high()));
    cells.add(number(edge.theory().orElse(Double.NaN)));
    OptionalDouble distance = edge.relativeDistance();
    cells.add(
        distance.isPresent()
            ? String.format(Locale.ROOT, "%+.1f %%", 100 * distance.getAsDouble())
            : "");
    return cells;
  }

  private String failures() {
    Html html = new Html();
    if (summary.failures().isEmpty()) {
      return html.element("p", "All runs completed.").toString();
    }
    html.table(
        "Runs that did not complete", List.of("runs", "status", "what it said", "one of them"));
    for (RunSummary.Failure failure : summary.failures()) {
      html.row(
          List.of(count(failure.runs()), failure.status(), failure.message(), failure.runId()));
    }
    return html.endTable().toString();
  }

  private static String text(String name, Optional<String> text) {
    return text.map(
            content ->
                new Html()
                    .raw("<pre tabindex=\"0\" role=\"region\" aria-label=\"" + name + "\">")
                    .text(content)
                    .raw("</pre>")
                    .toString())
        .orElse("<p>The directory has none.</p>");
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.5g", value);
  }

  static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }
}
