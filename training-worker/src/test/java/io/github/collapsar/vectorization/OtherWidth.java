package io.github.collapsar.vectorization;

import static org.junit.platform.engine.discovery.ClassNameFilter.excludeClassNamePatterns;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;

import io.github.collapsar.kernel.LaneScenario;
import io.github.collapsar.run.Coordinates;
import io.github.collapsar.run.Outcome;
import io.github.collapsar.run.Run;
import io.github.collapsar.run.Value;
import io.github.collapsar.scenario.Engine;
import io.github.collapsar.scenario.Pack;
import io.github.collapsar.scenario.Parameter;
import io.github.collapsar.scenario.Scenario;
import io.github.collapsar.scenario.Scenarios;
import io.github.collapsar.scenario.TrainingContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/**
 * A program: runs this package's tests, which compare the vector form with the plain one, and
 * trains small packs of every kernel. The report has a line with the tests, then what was measured,
 * a line a run. With the argument {@code why} it only asks twice why there are no vectors.
 */
final class OtherWidth {

  private static final TrainingContext CURVES = new TrainingContext(Optional.empty(), 8);

  private static final List<String> SIZES = List.of("dimension", "inputs", "hidden", "outputs");

  private OtherWidth() {}

  /** See the class. */
  public static void main(String[] arguments) throws IOException {
    if (arguments[0].equals("why")) {
      Vectorization.whyPlain();
      Vectorization.whyPlain();
      return;
    }
    List<String> report = new ArrayList<>();
    report.add(Vectorization.arithmetic().bits() + " bits, " + tests());
    for (Scenario scenario : Scenarios.all()) {
      if (scenario instanceof LaneScenario) {
        train(scenario, 19, Map.of("steps", "20"), report);
        train(scenario, 3, Map.of("steps", "20", "batch-size", "4"), report);
        Map<String, String> other = Map.of("steps", "20", "optimizer", "adam", "removal", "syre-d");
        train(scenario, 17, with(other, "precision", "float"), report);
        train(scenario, 17, with(other, "precision", "double"), report);
      }
    }
    Map<String, String> small =
        Map.of("steps", "4", "examples", "40", "batch-size", "20", "learning-rate", "0.1");
    train(Scenarios.require("mlp-classifier"), 1, with(small, "width", "40"), report);
    train(Scenarios.require("cnn-classifier"), 1, small, report);
    Files.write(Path.of(arguments[0]), report);
  }

  private static String tests() {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectPackage(OtherWidth.class.getPackageName()))
            .filters(excludeClassNamePatterns(".*VectorWidthTest"))
            .build();
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherFactory.create().execute(request, listener);
    TestExecutionSummary summary = listener.getSummary();
    summary.getFailures().forEach(failure -> failure.getException().printStackTrace());
    return summary.getTestsSucceededCount()
        + " tests, "
        + summary.getTotalFailureCount()
        + " failed";
  }

  /** The scenario's defaults but for the settings, which count where it has such parameters. */
  private static void train(
      Scenario scenario, int lanes, Map<String, String> settings, List<String> report) {
    Map<String, Value> values = new LinkedHashMap<>();
    for (Parameter parameter : scenario.parameters()) {
      String setting = settings.get(parameter.key());
      Value value = parameter.defaultValue().orElseThrow();
      if (setting == null && SIZES.contains(parameter.key())) {
        value = new Value.Whole(21);
      } else if (setting != null && value instanceof Value.Whole) {
        value = new Value.Whole(Long.parseLong(setting));
      } else if (setting != null && value instanceof Value.Real) {
        value = new Value.Real(Double.parseDouble(setting));
      } else if (setting != null) {
        value = new Value.Word(setting);
      }
      values.put(parameter.key(), value);
    }
    List<Run> runs = new ArrayList<>();
    for (int lane = 0; lane < lanes; lane++) {
      if (lanes > 1) {
        values.put("learning-rate", new Value.Real(0.001 * Math.pow(1.5, lane)));
      }
      values.put("weight-decay", new Value.Real(0.01 * (lane % 3)));
      runs.add(new Run(scenario.name(), scenario.version(), Coordinates.of(values), 3, 1));
    }
    for (Outcome outcome : scenario.trainer(Engine.KERNEL).train(new Pack(runs), CURVES)) {
      report.add(
          "%s %s: %s %s %s %s"
              .formatted(
                  scenario.name(),
                  new TreeMap<>(settings),
                  outcome.phase(),
                  outcome.divergedAtStep(),
                  outcome.measured(),
                  outcome.curve()));
    }
  }

  private static Map<String, String> with(Map<String, String> settings, String key, String value) {
    Map<String, String> all = new LinkedHashMap<>(settings);
    all.put(key, value);
    return all;
  }
}
