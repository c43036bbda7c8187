package io.github.collapsar.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ClassificationErrorTest {

  @Test
  void averagesOverTheExamples() {
    double[] logits = {Math.log(3), 0, 0, Math.log(3)};
    ClassificationError.Sum sum = new ClassificationError.Sum();
    sum.add(logits, 0, 2, 0);
    sum.add(logits, 2, 2, 0);
    ClassificationError error = sum.mean();
    assertThat(error.loss()).isCloseTo(-(Math.log(0.75) + Math.log(0.25)) / 2, within(1e-12));
    assertThat(error.accuracy()).isEqualTo(0.5);
  }

  @Test
  void doesNotClipOrOverflow() {
    ClassificationError.Sum sum = new ClassificationError.Sum();
    sum.add(new double[] {1e6, 0}, 0, 2, 1);
    assertThat(sum.mean()).isEqualTo(new ClassificationError(1e6, 0));
  }

  @Test
  void losesItsLossWhereALogitIsNotANumber() {
    ClassificationError.Sum sum = new ClassificationError.Sum();
    sum.add(new double[] {Double.NaN, 0}, 0, 2, 1);
    assertThat(sum.mean().loss()).isNaN();
  }
}
