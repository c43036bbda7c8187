package io.github.collapsar.analysis.cells;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.collapsar.analysis.diagram.DiagramAxis;
import io.github.collapsar.analysis.diagram.Scale;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MeshTest {

  private static final List<Double> NINE =
      IntStream.rangeClosed(0, 8).mapToObj(i -> (double) i).toList();

  private static Cell cell(double x, double y, int collapsed) {
    return new Cell(
        x, y, 1 - collapsed, collapsed, 0, new Cell.Spread(0, 0, 0, 0), new int[] {collapsed});
  }

  private static Panel spread(Mesh mesh, Cell... cells) {
    return mesh.spread(new Panel(Map.of(), List.of(cells), new TreeMap<>()));
  }

  @Test
  void colourEveryPlaceAsItsNearestPoint() {
    Mesh mesh = new Mesh(NINE, List.of(0.0, 1.0), 4, 0);

    Panel spread = spread(mesh, cell(0, 0, 0), cell(8, 0, 1), cell(5, 0, 0), cell(8, 1, 1));

    assertThat(spread.cells().stream().filter(c -> c.y() == 0).map(Cell::collapsed))
        .containsExactly(0, 0, 0, 0, 0, 0, 0, 1, 1);
    // Nothing measured in the second row is near enough to its left half.
    assertThat(spread.cells().stream().filter(c -> c.y() == 1).map(Cell::x))
        .containsExactly(4.0, 5.0, 6.0, 7.0, 8.0);
  }

  @Test
  void thinOutMeshesThatNoPictureCanShow() {
    List<Double> many = IntStream.range(0, 4000).mapToObj(i -> (double) i).toList();

    Panel spread = spread(new Mesh(many, List.of(0.0), 4000, 0), cell(17, 0, 1));

    assertThat(spread.cells()).hasSize(1000).allMatch(cell -> cell.collapsed() == 1);
  }

  @Test
  void tellSharpIntervalsFromWideOnes() {
    Mesh mesh = new Mesh(List.of(1.0, 10.0, 100.0, 1000.0, 10000.0), List.of(0.0), 1, 0);
    DiagramAxis axis = new DiagramAxis("x", Scale.LOG);

    assertThat(mesh.isSharp(axis, 5, 400)).isTrue();
    assertThat(mesh.isSharp(axis, 5, 600)).isFalse();
  }
}
