package io.github.collapsar.analysis.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How long everything took. */
record TimingSection(RunSummary summary, Optional<String> provenance) {

  String html() {
    Html html = new Html();
    html.raw("<dl class=\"numbers\">\n");
    number(html, "training of all runs added up", duration(summary.trained()));
    number(html, "first pack began", seconds(summary.firstStart().toString()));
    number(html, "last pack began", seconds(summary.lastStart().toString()));
    number(html, "hosts", Report.count(summary.hosts()));
    html.raw("</dl>\n");
    List<List<String>> invocations = invocations();
    if (!invocations.isEmpty()) {
      html.table(
          "Each time that runs were trained",
          List.of("began", "ended", "runs trained", "training on the clock", "master", "cores"));
      invocations.forEach(html::row);
      html.endTable();
    }
    return html.toString();
  }

  private static void number(Html html, String label, String value) {
    html.raw("<div>").element("dt", label).element("dd", value).raw("</div>\n");
  }

  /** Nothing where the provenance is not as we write it: it is shown as it is anyway. */
  private List<List<String>> invocations() {
    List<List<String>> rows = new ArrayList<>();
    try {
      JsonNode all = new ObjectMapper().readTree(provenance.orElse("{}")).path("invocations");
      for (JsonNode one : all) {
        rows.add(
            List.of(
                seconds(one.path("startedAt").asText()),
                seconds(one.path("finishedAt").asText()),
                Report.count(one.path("runsTrained").asLong()),
                duration(
                    Duration.ofMillis(Math.round(1000 * one.path("trainingSeconds").asDouble()))),
                one.path("master").asText(),
                one.path("cores").asText()));
      }
    } catch (JsonProcessingException e) {
      return List.of();
    }
    return rows;
  }

  private static String seconds(String instant) {
    return instant.replaceAll("\\.\\d+Z", "Z").replace('T', ' ').replace("Z", " UTC");
  }

  private static String duration(Duration duration) {
    return duration.toHours() > 0
        ? "%d h %02d min".formatted(duration.toHours(), duration.toMinutesPart())
        : duration.toMinutes() > 0
            ? "%d min %02d s".formatted(duration.toMinutes(), duration.toSecondsPart())
            : String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
  }
}
