package io.github.collapsar.execution.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.collapsar.execution.TestSpark;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SweepMetricsTest {

  private static HttpResponse<String> ask(String path) throws Exception {
    URI pages = URI.create(TestSpark.session().sparkContext().uiWebUrl().get());
    URI page = new URI("http", null, "127.0.0.1", pages.getPort(), path, null, null);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString());
  }

  private static long value(String metrics, String name) {
    Matcher line = Pattern.compile("SweepMetrics_" + name + "[^ ]* (\\d+)").matcher(metrics);
    assertThat(line.find()).as("%s in %s", name, metrics).isTrue();
    return Long.parseLong(line.group(1));
  }

  @Test
  void countsRunsAndPacksForPrometheus() throws Exception {
    String before = ask("/metrics/prometheus/").body();

    SweepMetrics.done(new Tally(3, 2, 1, 4, 5, 1, null), 0.25);

    String after = ask("/metrics/prometheus/").body();
    assertThat(value(after, "runs_learned") - value(before, "runs_learned")).isEqualTo(3);
    assertThat(value(after, "runs_collapsed") - value(before, "runs_collapsed")).isEqualTo(2);
    assertThat(value(after, "runs_diverged") - value(before, "runs_diverged")).isEqualTo(1);
    assertThat(value(after, "runs_failed") - value(before, "runs_failed")).isEqualTo(4);
    assertThat(value(after, "runs_timed_out") - value(before, "runs_timed_out")).isEqualTo(5);
    assertThat(value(after, "packs") - value(before, "packs")).isEqualTo(1);
    assertThat(value(after, "pack_milliseconds_Count"))
        .isGreaterThan(value(before, "pack_milliseconds_Count"));
    assertThat(after).contains("SweepMetrics_runs_rate_OneMinuteRate");
  }
}
