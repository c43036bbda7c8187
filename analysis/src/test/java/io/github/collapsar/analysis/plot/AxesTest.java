package io.github.collapsar.analysis.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.collapsar.analysis.diagram.DiagramAxis;
import io.github.collapsar.analysis.diagram.Scale;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.ui.RectangleEdge;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AxesTest {

  @ParameterizedTest
  @CsvSource({
    "LOG, 0, 0.3",
    "LOG, 0.03, Infinity",
    "LOG, 0, Infinity",
    "LOG, 1e-320, 1e-310",
    "LOG, 1e308, 1.7e308",
    "LINEAR, -Infinity, Infinity",
    "LINEAR, 0, 1.7e308",
    "LINEAR, -1.7e308, 1.7e308",
    "LINEAR, 0, 1e-310",
  })
  void anAxisThatReachesTheEndsOfTheDoublesHasAnEnd(Scale scale, double low, double high) {
    DiagramAxis axis = new DiagramAxis("learning-rate", scale);
    Graphics2D graphics = new BufferedImage(9, 9, BufferedImage.TYPE_INT_RGB).createGraphics();

    List<?> ticks =
        assertTimeoutPreemptively(
            Duration.ofSeconds(20),
            () -> {
              ValueAxis made = Axes.of(axis, "x", low, high);
              return made.refreshTicks(
                  graphics,
                  new AxisState(),
                  new Rectangle2D.Double(0, 0, 9, 9),
                  RectangleEdge.BOTTOM);
            });

    assertThat(ticks).hasSizeLessThan(1000);
  }
}
