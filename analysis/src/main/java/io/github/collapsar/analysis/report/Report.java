package io.github.collapsar.analysis.report;

import io.github.collapsar.analysis.boundary.Edge;
import io.github.collapsar.analysis.diagram.Diagram;
import io.github.collapsar.run.Value;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One HTML page with everything about a sweep: pictures, boundaries, failures, times, configuration
 * and provenance. It loads nothing from anywhere.
 *
 * @param name the sweep's name
 * @param scenario the scenario's name
 * @param summary what the runs say about themselves
 * @param diagrams in the order in which they are shown
 * @param configuration the text of {@code sweep.conf}; empty if the directory has none
 * @param provenance the text of {@code provenance.json}; empty if the directory has none
 */
public record Report(
    String name,
    String scenario,
    RunSummary summary,
    List<Section> diagrams,
    Optional<String> configuration,
    Optional<String> provenance) {

  /**
   * A diagram in the report.
   *
   * @param pictures SVG documents
   * @param notes sentences below the pictures
   */
  public record Section(
      Diagram diagram, List<byte[]> pictures, List<Edge> edges, List<String> notes) {
    public Section {
      pictures = List.copyOf(pictures);
      edges = List.copyOf(edges);
      notes = List.copyOf(notes);
    }
  }

  private static final String STYLE =
      """
      :root { color-scheme: light dark; --ink: #1c1e21; --paper: #fff; --soft: #5d636b;
        --line: #d9dce1; --panel: #f5f6f8; }
      @media (prefers-color-scheme: dark) { :root { --ink: #e4e6ea; --paper: #15171b;
        --soft: #9aa1ab; --line: #343942; --panel: #1f2329; } }
      body { margin: 0 auto; max-width: 64rem; padding: 2rem 1.25rem 4rem; color: var(--ink);
        background: var(--paper); font: 16px/1.5 system-ui, sans-serif; }
      h1 { font-size: 1.7rem; margin: 0; } h2 { font-size: 1.2rem; margin: 2.5rem 0 .75rem; }
      .lead { color: var(--soft); margin: .25rem 0 1.5rem; }
      .numbers { display: flex; flex-wrap: wrap; gap: .75rem; padding: 0; margin: 0; }
      .numbers div { background: var(--panel); border-radius: 8px; padding: .6rem 1rem; }
      .numbers dt { color: var(--soft); font-size: .85rem; } .numbers dd { margin: 0;
        font-size: 1.2rem; font-variant-numeric: tabular-nums; }
      figure { margin: 0 0 1rem; background: #fff; border: 1px solid var(--line);
        border-radius: 8px; padding: .75rem; } figure img { display: block; width: 100%; height: auto; }
      .scroll { overflow: auto; max-height: 28rem; border: 1px solid var(--line);
        border-radius: 8px; }
      table { border-collapse: collapse; width: 100%; font-size: .9rem; }
      th, td { padding: .3rem .75rem; text-align: right; border-bottom: 1px solid var(--line);
        font-variant-numeric: tabular-nums; white-space: nowrap; }
      th { position: sticky; top: 0; background: var(--panel); font-weight: 600; }
      td.text, th.text { text-align: left; white-space: normal; overflow-wrap: anywhere; }
      pre { background: var(--panel); border-radius: 8px; padding: .9rem 1.1rem; overflow: auto;
        font-size: .85rem; line-height: 1.45; max-height: 36rem; margin: 0; }
      ul { padding-left: 1.25rem; } details { margin: .5rem 0; } summary { cursor: pointer; }
      """;

  /** The page in UTF-8. */
  public byte[] html() {
    StringBuilder page = new StringBuilder(1 << 20);
    page.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
        .append(escaped(name))
        .append(" · Collapsar</title>\n<style>\n")
        .append(STYLE)
        .append("</style>\n</head>\n<body>\n<h1>")
        .append(escaped(name))
        .append("</h1>\n<p class=\"lead\">A sweep of ")
        .append(escaped(scenario))
        .append("</p>\n");
    numbers(page);
    diagrams.forEach(section -> section(page, section));
    failures(page);
    text(page, "Configuration", configuration);
    text(page, "Provenance", provenance);
    return page.append("</body>\n</html>\n").toString().getBytes(StandardCharsets.UTF_8);
  }

  private void numbers(StringBuilder page) {
    page.append("<dl class=\"numbers\">\n");
    long runs = summary.statuses().values().stream().mapToLong(Long::longValue).sum();
    number(page, "runs", count(runs));
    summary.statuses().forEach((word, some) -> number(page, word, count(some)));
    number(page, "training time of all runs", duration(summary.trained()));
    number(page, "first pack began", summary.firstStart().toString().replaceAll("\\.\\d+Z", "Z"));
    number(page, "last pack began", summary.lastStart().toString().replaceAll("\\.\\d+Z", "Z"));
    number(page, "hosts", count(summary.hosts()));
    page.append("</dl>\n");
  }

  private static void number(StringBuilder page, String label, String value) {
    page.append("<div><dt>")
        .append(escaped(label))
        .append("</dt><dd>")
        .append(escaped(value))
        .append("</dd></div>\n");
  }

  private static void section(StringBuilder page, Section section) {
    page.append("<h2>").append(escaped(section.diagram().name())).append("</h2>\n");
    for (byte[] picture : section.pictures()) {
      page.append("<figure><img alt=\"")
          .append(escaped("Phase diagram " + section.diagram().name()))
          .append("\" src=\"data:image/svg+xml;base64,")
          .append(Base64.getEncoder().encodeToString(picture))
          .append("\"></figure>\n");
    }
    if (!section.notes().isEmpty()) {
      page.append("<ul>\n");
      section.notes().forEach(note -> page.append("<li>").append(escaped(note)).append("</li>\n"));
      page.append("</ul>\n");
    }
    page.append("<details><summary>Boundary: where the collapse probability crosses ½ along ")
        .append(escaped(section.diagram().x().key()))
        .append("</summary>\n");
    boundary(page, section);
    page.append("</details>\n");
  }

  private static void boundary(StringBuilder page, Section section) {
    Diagram diagram = section.diagram();
    page.append("<div class=\"scroll\"><table>\n<thead><tr>");
    diagram.facets().forEach(key -> page.append("<th class=\"text\">").append(escaped(key)));
    diagram.y().ifPresent(y -> page.append("<th>").append(escaped(y.key())));
    page.append("<th class=\"text\">edge<th>measured<th>95 % low<th>95 % high<th>theory")
        .append("<th>distance</tr></thead>\n<tbody>\n");
    for (Edge edge : section.edges()) {
      page.append("<tr>");
      for (String key : diagram.facets()) {
        Value value = edge.facets().get(key);
        page.append("<td class=\"text\">").append(escaped(value.toString()));
      }
      diagram.y().ifPresent(y -> page.append("<td>").append(number(edge.y())));
      page.append("<td class=\"text\">").append(edge.side().word());
      page.append("<td>").append(number(edge.measured()));
      page.append("<td>").append(number(edge.low()));
      page.append("<td>").append(number(edge.high()));
      page.append("<td>").append(number(edge.theory()));
      OptionalDouble distance = edge.relativeDistance();
      page.append("<td>")
          .append(
              distance.isPresent()
                  ? String.format(Locale.ROOT, "%+.1f %%", 100 * distance.getAsDouble())
                  : "")
          .append("</tr>\n");
    }
    page.append("</tbody></table></div>\n");
  }

  private void failures(StringBuilder page) {
    if (summary.failures().isEmpty()) {
      return;
    }
    page.append("<h2>Runs that did not complete</h2>\n<div class=\"scroll\"><table>\n")
        .append("<thead><tr><th>runs<th class=\"text\">status<th class=\"text\">message")
        .append("<th class=\"text\">one of them</tr></thead>\n<tbody>\n");
    for (RunSummary.Failure failure : summary.failures()) {
      page.append("<tr><td>")
          .append(count(failure.runs()))
          .append("<td class=\"text\">")
          .append(escaped(failure.status()))
          .append("<td class=\"text\">")
          .append(escaped(failure.message()))
          .append("<td class=\"text\"><code>")
          .append(escaped(failure.runId()))
          .append("</code></tr>\n");
    }
    page.append("</tbody></table></div>\n");
  }

  private static void text(StringBuilder page, String title, Optional<String> text) {
    text.ifPresent(
        content ->
            page.append("<h2>")
                .append(title)
                .append("</h2>\n<pre>")
                .append(escaped(content))
                .append("</pre>\n"));
  }

  private static String number(OptionalDouble value) {
    return value.isPresent() ? number(value.getAsDouble()) : "";
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.5g", value);
  }

  private static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  private static String duration(Duration duration) {
    return duration.toHours() > 0
        ? "%d h %02d min".formatted(duration.toHours(), duration.toMinutesPart())
        : duration.toMinutes() > 0
            ? "%d min %02d s".formatted(duration.toMinutes(), duration.toSecondsPart())
            : String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
