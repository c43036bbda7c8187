package io.github.collapsar.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The dimension is the rank of the infinitesimal action M → (−UM, MV) at a random network. */
class OrbitDimensionTest {

  @ParameterizedTest
  @CsvSource({"3, 6, 4", "5, 3, 4", "2, 5, 7", "6, 4, 2", "3, 8, 3", "2, 7, 2"})
  void isTheRankOfTheInfinitesimalAction(int outputs, int hidden, int inputs) {
    Random random = new Random(11);
    Matrix outer = SpectrumTest.gaussian(outputs, hidden, random);
    Matrix inner = SpectrumTest.gaussian(hidden, inputs, random);
    List<double[]> all = new ArrayList<>();
    List<double[]> diagonal = new ArrayList<>();
    List<double[]> skew = new ArrayList<>();
    for (int i = 0; i < hidden; i++) {
      for (int j = 0; j < hidden; j++) {
        double[] generator = new double[hidden * hidden];
        generator[i * hidden + j] = 1;
        all.add(generator.clone());
        if (i == j) {
          diagonal.add(generator.clone());
        } else if (i < j) {
          generator[j * hidden + i] = -1;
          skew.add(generator);
        }
      }
    }
    assertThat(rank(all, outer, inner)).isEqualTo(OrbitDimension.linear(outputs, hidden, inputs));
    assertThat(rank(diagonal, outer, inner)).isEqualTo(OrbitDimension.positiveScaling(hidden));
    assertThat(rank(skew, outer, inner))
        .isEqualTo(OrbitDimension.rotation(outputs, hidden, inputs));
  }

  private static double rank(List<double[]> generators, Matrix outer, Matrix inner) {
    int hidden = inner.rows();
    int width = outer.values().length + inner.values().length;
    double[] moves = new double[generators.size() * width];
    for (int i = 0; i < generators.size(); i++) {
      Matrix generator = Matrix.of(hidden, hidden, generators.get(i));
      double[] moveOfOuter = outer.times(generator).values();
      double[] moveOfInner = generator.times(inner).values();
      for (int j = 0; j < moveOfOuter.length; j++) {
        moves[i * width + j] = -moveOfOuter[j];
      }
      System.arraycopy(moveOfInner, 0, moves, i * width + moveOfOuter.length, moveOfInner.length);
    }
    return Spectrum.of(Matrix.of(generators.size(), width, moves)).relativeRank(1e-9);
  }
}
