package io.github.collapsar.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.SelectOption;
import io.github.collapsar.analysis.Analysis;
import io.github.collapsar.analysis.LocalSpark;
import io.github.collapsar.analysis.SyntheticScenario;
import io.github.collapsar.analysis.SyntheticSweep;
import io.github.collapsar.analysis.diagram.Diagram;
import io.github.collapsar.analysis.diagram.DiagramAxis;
import io.github.collapsar.analysis.diagram.Scale;
import io.github.collapsar.run.Measured;
import io.github.collapsar.run.Outcome;
import io.github.collapsar.run.Phase;
import io.github.collapsar.run.Run;
import io.github.collapsar.run.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The report as its reader meets it. The sweep: 6 rates × 4 signals × 2 symmetries × 8 replicates;
 * at the third rate all collapse, at the fourth six of eight, below none, above all diverge;
 * without the symmetry none collapses. Whatever can be named by others is hostile.
 */
@Tag("browser")
class ReportInBrowserTest {

  private static final String ATTACK = "<img src=x onerror=window.hacked=1>";
  private static final String LONG_ATTACK = "</script><script>window.hacked=1</script>" + ATTACK;
  private static final double[] RATES = {0.001, 0.01, 0.05, 0.1, 1, 10};
  private static final double[] SIGNALS = {0.1, 0.2, 0.3, 0.4};

  @TempDir private static Path folder;

  private static Chromium chromium;
  private static String address;

  private BrowserContext context;
  private Page page;
  private final List<String> complaints = new ArrayList<>();
  private final List<String> requests = new ArrayList<>();

  @BeforeAll
  static void writeReport() throws IOException {
    chromium = Chromium.start();
    Path directory = Files.createDirectories(folder.resolve(ATTACK));
    Files.writeString(directory.resolve("sweep.conf"), LONG_ATTACK);
    Files.writeString(
        directory.resolve("provenance.json"),
        "{\"invocations\": [{\"master\": \"<img src=x onerror=window.hacked=1>\"}]}");
    SparkSession spark = LocalSpark.session();
    SyntheticScenario scenario = SyntheticScenario.scalar();
    SyntheticSweep sweep = new SyntheticSweep(scenario);
    for (String symmetry : List.of("rescaling", "none")) {
      for (double signal : SIGNALS) {
        for (double rate : RATES) {
          for (int replicate = 0; replicate < 8; replicate++) {
            sweep.add(at(rate, signal, symmetry), replicate, outcome(rate, replicate, symmetry));
          }
        }
      }
    }
    sweep.add(at(0.001, 0.1, "none"), 8, run -> Outcome.failed(run, LONG_ATTACK, 0.1));
    sweep.write(spark, directory, "pack.parquet");
    spark
        .read()
        .parquet(directory.resolve("runs").toString())
        .selectExpr("run_id", "explode(array(0L, 50L, 100L)) AS step", "replicate")
        .selectExpr(
            "run_id",
            "step",
            "1D / (1 + step) AS loss",
            "step / 200D AS order_parameter",
            "replicate + exp(-step) AS norm")
        .write()
        .parquet(directory.resolve("curves").toString());
    Diagram diagram =
        new Diagram(
            "map",
            new DiagramAxis("learning-rate", Scale.LOG),
            Optional.of(new DiagramAxis("signal", Scale.LINEAR)),
            List.of("symmetry"),
            "order_parameter",
            0.5,
            true);
    Analysis.of(spark, directory.toString(), scenario, List.of(diagram), List.of()).write();
    address = directory.resolve("report.html").toUri().toString();
  }

  private static Map<String, Value> at(double rate, double signal, String symmetry) {
    return Map.of(
        "learning-rate", new Value.Real(rate),
        "signal", new Value.Real(signal),
        "symmetry", new Value.Word(symmetry));
  }

  private static Function<Run, Outcome> outcome(double rate, int replicate, String symmetry) {
    if (rate > 0.5) {
      return run -> Outcome.diverged(run, 5, 0.1, List.of());
    }
    boolean mixed = rate == 0.1 && symmetry.equals("rescaling");
    boolean collapsed = rate == 0.05 && symmetry.equals("rescaling");
    double order = collapsed ? 0.9 : mixed && replicate < 6 ? 0.6 + 0.05 * replicate : 0.2;
    Phase phase = order > 0.5 ? Phase.COLLAPSED : Phase.LEARNED;
    Measured measured = SyntheticScenario.measured(1, order, 2, 2, order);
    return run -> Outcome.completed(run, phase, measured, 0.1, List.of());
  }

  @AfterAll
  static void stop() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @BeforeEach
  void open() {
    context = chromium.browser().newContext();
    context.onRequest(request -> requests.add(request.url()));
    page = context.newPage();
    page.setViewportSize(1400, 1000);
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            complaints.add(message.text());
          }
        });
    page.onPageError(complaints::add);
    page.navigate(address);
    page.waitForSelector(".plot");
  }

  @AfterEach
  void nothingWentWrong() {
    assertThat(complaints).isEmpty();
    assertThat(requests).allMatch(url -> url.equals(address) || url.startsWith("blob:"));
    assertThat(page.evaluate("window.hacked")).isNull();
    context.close();
  }

  /**
   * The place of a cell on the screen: in the panel of a symmetry, by row and column from below.
   */
  private double[] place(String symmetry, int row, int column) {
    @SuppressWarnings("unchecked")
    List<Number> place =
        (List<Number>)
            page.evaluate(
                """
                ([symmetry, row, column]) => {
                  const { panels, view } = document.documentElement.page;
                  const panel = panels.find((one) => view.title(one.number).includes(symmetry));
                  panel.plot.scrollIntoView({ block: 'center' });
                  const box = panel.plot.getBoundingClientRect();
                  const cell = panel.rectangle(view.cell(panel.number, row, column));
                  return [box.left + cell.x + cell.width / 2, box.top + cell.y + cell.height / 2];
                }""",
                List.of(symmetry, row, column));
    return place.stream().mapToDouble(Number::doubleValue).toArray();
  }

  private void hover(String symmetry, int row, int column) {
    double[] place = place(symmetry, row, column);
    page.mouse().move(place[0], place[1]);
  }

  private void click(String symmetry, int row, int column) {
    double[] place = place(symmetry, row, column);
    page.mouse().click(place[0], place[1]);
  }

  private String tooltip() {
    return page.locator("#tooltip").innerText();
  }

  private void threshold(String value) {
    Locator number = page.getByLabel("threshold as a number");
    number.fill(value);
    number.press("Enter");
  }

  private void assertThatNumber(String value) {
    PlaywrightAssertions.assertThat(page.getByLabel("threshold as a number")).hasValue(value);
  }

  /** The cells follow the slider with the next frame, what is said of the pointed one with them. */
  private void assertThatTooltipComesToSay(String text) {
    PlaywrightAssertions.assertThat(page.locator("#tooltip")).containsText(text);
  }

  /** Where along x the boundary is drawn. */
  private List<?> edges() {
    return (List<?>)
        page.locator(".edge circle").evaluateAll("all => all.map(one => one.getAttribute('cx'))");
  }

  private Locator control(String label) {
    return page.locator("#controls label:has(> span:text-is('" + label + "')) select");
  }

  @Test
  void tellsTheCellUnderThePointer() {
    hover("rescaling", 1, 3);
    assertThat(tooltip())
        .contains("signal 0.2, learning rate 0.1")
        .contains("2 learned", "6 collapsed", "0 diverged")
        .contains("75 % (95 %: 41 % to 93 %)")
        .contains("0.5937 ± 0.2556")
        .containsPattern("runs [0-9a-f]{12} [0-9a-f]{12} [0-9a-f]{12} …");
    hover("none", 0, 0);
    assertThat(tooltip()).contains("1 failed", "8 learned");
  }

  @Test
  void showsTheRunsAndCurvesOfTheCellThatIsClicked() {
    click("rescaling", 1, 3);
    Locator detail = page.locator("#detail");
    assertThat(detail.locator(".curve").count()).isEqualTo(8);
    assertThat(detail.locator(".curve.collapsed").count()).isEqualTo(6);
    assertThat(detail.locator("td.id").allInnerTexts())
        .hasSize(8)
        .allMatch(id -> id.length() == 32);
    assertThat(detail.innerText())
        .contains("WHERE symmetry = 'rescaling' AND signal = 0.2 AND learning_rate = 0.1");
    page.getByText("Release").click();
    assertThat(detail.innerText()).contains("The same in all runs").doesNotContain("WHERE");
  }

  @Test
  void labelsAndBoundaryFollowTheThreshold() {
    List<?> before = edges();
    assertThat(before).hasSize(2 * SIGNALS.length);
    threshold("0.72");
    hover("rescaling", 1, 3);
    assertThat(tooltip()).contains("5 learned", "3 collapsed");
    assertThat(edges()).hasSize(2 * SIGNALS.length).isNotEqualTo(before);
    threshold("0.95");
    assertThat(edges()).isEmpty();
    threshold("0.1");
    hover("none", 1, 1);
    assertThat(tooltip()).contains("0 learned", "8 collapsed");
    page.getByText("Reset").click();
    hover("rescaling", 1, 3);
    assertThat(tooltip()).contains("6 collapsed");
    assertThat(edges()).isEqualTo(before);
  }

  @Test
  void theSliderMovesTheThreshold() {
    page.locator("#threshold").focus();
    hover("rescaling", 1, 3);
    page.keyboard().press("End");
    assertThatNumber("0.9");
    assertThatTooltipComesToSay("0 collapsed");
    page.keyboard().press("Home");
    assertThatNumber("0.2");
    assertThatTooltipComesToSay("6 collapsed");
  }

  @Test
  void takesAnyMeasurementForOrderParameter() {
    control("order parameter").selectOption("norm");
    threshold("1.5");
    hover("none", 1, 1);
    assertThat(tooltip()).contains("8 collapsed", "norm 2 ± 0");
    page.getByLabel("collapsed is what lies").selectOption("below");
    hover("none", 0, 1);
    assertThat(tooltip()).contains("8 learned", "0 collapsed");
  }

  @Test
  void changesPanels() {
    assertThat(page.locator(".panel").count()).isEqualTo(2);
    control("symmetry").selectOption("averaged");
    assertThat(page.locator(".panel").count()).isEqualTo(1);
    hover("", 1, 3);
    assertThat(tooltip()).contains("10 learned", "6 collapsed");
    control("symmetry").selectOption(new SelectOption().setLabel("= none"));
    hover("", 1, 3);
    assertThat(tooltip()).contains("8 learned", "0 collapsed");
    control("symmetry").selectOption("panels");
    control("along y").selectOption("");
    assertThat(page.locator(".line.collapsed").count()).isEqualTo(2);
  }

  @Test
  void takesTheBestOfWhatIsAveraged() {
    assertThat(control("of what is averaged").count()).isZero();
    control("symmetry").selectOption("averaged");
    control("of what is averaged")
        .selectOption(new SelectOption().setLabel("best: largest order parameter"));
    hover("", 1, 3);
    assertThat(tooltip()).contains("2 learned", "6 collapsed");
    control("of what is averaged")
        .selectOption(new SelectOption().setLabel("best: smallest order parameter"));
    hover("", 1, 3);
    assertThat(tooltip()).contains("8 learned", "0 collapsed");
    control("of what is averaged").selectOption(new SelectOption().setLabel("all values"));
    hover("", 1, 3);
    assertThat(tooltip()).contains("10 learned", "6 collapsed");
  }

  @Test
  void theTableSortsAndComesAsCsv() throws IOException {
    Locator sorter =
        page.locator(
                "#table th button", new Page.LocatorOptions().setHasText("collapse probability"))
            .first();
    sorter.click();
    sorter.click();
    assertThat(page.locator("#table th[aria-sort=descending]").innerText())
        .contains("collapse probability");
    assertThat(page.locator("#table tbody tr").first().innerText())
        .contains("0.05\t0\t8\t0\t0\t1\t");
    Download download = page.waitForDownload(() -> page.getByText("Download as CSV").click());
    assertThat(download.suggestedFilename()).matches("[A-Za-z0-9_-]+-cells\\.csv");
    List<String> lines = Files.readAllLines(download.path());
    assertThat(lines).hasSize(1 + 2 * SIGNALS.length * RATES.length);
    assertThat(lines.get(0))
        .startsWith(
            "symmetry,signal,learning_rate,learned,collapsed,diverged,failed,collapse_probability");
    // of the stored cells, what the page does not compute itself
    assertThat(lines.get(0).split(",", -1)).contains("susceptibility");
    assertThat(lines.get(1)).startsWith("rescaling,0.1,0.05,0,8,0,0,1,0.67");
  }

  @Test
  void arrowKeysWalkTheCellsAndSayWhereTheyAre() {
    page.locator(".plot").nth(1).focus();
    page.keyboard().press("ArrowRight");
    Locator announcer = page.locator("#announcer");
    assertThat(announcer.textContent()).contains("signal 0.3, learning rate 0.1");
    page.keyboard().press("ArrowDown");
    assertThat(announcer.textContent())
        .contains("signal 0.2, learning rate 0.1", "collapse probability 75 %", "6 collapsed");
    page.keyboard().press("Enter");
    assertThat(page.locator("#detail").innerText()).contains("signal 0.2, learning rate 0.1");
    page.keyboard().press("Escape");
    assertThat(page.locator("#detail").innerText()).doesNotContain("signal 0.2");
  }

  @Test
  void showsHostileTextAsText() {
    assertThat(page.locator("h1").innerText()).isEqualTo(ATTACK);
    assertThat(page.locator("body").innerText()).contains(LONG_ATTACK);
    assertThat(page.locator("img").count()).isZero();
  }

  @Test
  void isAccessibleInBothThemes() {
    click("rescaling", 1, 3);
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
      assertThat(new AxeBuilder(page).analyze().getViolations())
          .as("in %s", scheme)
          .allSatisfy(
              rule ->
                  assertThat(rule.getImpact())
                      .as("%s: %s", rule.getId(), rule.getNodes())
                      .isNotIn("serious", "critical"));
    }
  }

  @Test
  void theThemeCanBeSwitched() {
    Object before = page.evaluate("getComputedStyle(document.body).backgroundColor");
    page.locator("#theme").click();
    assertThat(page.evaluate("getComputedStyle(document.body).backgroundColor"))
        .isNotEqualTo(before);
  }
}
