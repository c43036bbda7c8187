package io.github.collapsar.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class WeightMeasurementsTest {

  @Test
  void countsValuesBelowAThresholdInMagnitude() {
    double[] values = {0, -0.5, 0.5, -2, Double.NaN};
    assertThat(Sparsity.shareBelow(0.5, values)).isEqualTo(0.2);
    assertThat(Sparsity.shareBelow(0.6, values)).isEqualTo(0.6);
    assertThat(Sparsity.shareBelow(Double.POSITIVE_INFINITY, values)).isEqualTo(0.8);
  }

  @Test
  void countsReflectionsThatLeaveTheParametersAlone() {
    Random random = new Random(1);
    Matrix directions = SpectrumTest.orthogonal(20, random);
    // Along 6 of the directions and a little along a seventh.
    double[] parameters = new double[20];
    for (int i = 0; i < 7; i++) {
      for (int j = 0; j < 20; j++) {
        parameters[j] += (i < 6 ? -1 : 0.01) * directions.get(3 * i, j);
      }
    }
    assertThat(DegreeOfSymmetry.of(directions, parameters, 1e-3)).isEqualTo(13);
    assertThat(DegreeOfSymmetry.of(directions, parameters, 1e-1)).isEqualTo(14);
    assertThat(DegreeOfSymmetry.of(directions, new double[20], 1e-1)).isEqualTo(20);
    parameters[0] = Double.NaN;
    assertThat(DegreeOfSymmetry.of(directions, parameters, 1e-1)).isNaN();
  }

  @Test
  void tellsVanishedFromIdenticalFromDistinctNeurons() {
    Matrix neurons =
        Matrix.of(
            6,
            2,
            new double[] {
              10,
              0, // alone
              0,
              5, // with the next two, of which the first and the last are not near each other
              1,
              5.0,
              2,
              5.0,
              0.6,
              0.7, // vanished: norm 0.92
              -10,
              0 // alone: the opposite is not the same
            });
    NeuronHomogeneity homogeneity = NeuronHomogeneity.of(neurons);
    assertThat(homogeneity.vanished()).isCloseTo(1.0 / 6, within(1e-15));
    assertThat(homogeneity.identical()).isCloseTo(3.0 / 6, within(1e-15));
    assertThat(homogeneity.distinct()).isEqualTo(3);
  }

  @Test
  void findsRandomNeuronsDistinctAtAnyScale() {
    for (double scale : new double[] {1e-200, 1, 1e200}) {
      double[] weights = SpectrumTest.gaussian(50, 30, new Random(2)).values();
      for (int i = 0; i < weights.length; i++) {
        weights[i] *= scale;
      }
      assertThat(NeuronHomogeneity.of(Matrix.of(50, 30, weights)))
          .isEqualTo(new NeuronHomogeneity(0, 0, 50));
    }
  }

  @Test
  void findsEveryNeuronOfAZeroLayerVanished() {
    assertThat(NeuronHomogeneity.of(Matrix.of(3, 2, new double[6])))
        .isEqualTo(new NeuronHomogeneity(1, 0, 0));
  }

  @Test
  void isNoNumberWhereAWeightIsNotFinite() {
    Matrix weights = Matrix.of(1, 2, new double[] {1, Double.POSITIVE_INFINITY});
    assertThat(NeuronHomogeneity.of(weights))
        .isEqualTo(new NeuronHomogeneity(Double.NaN, Double.NaN, Double.NaN));
  }
}
