package io.github.collapsar.results;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.collapsar.run.RunId;
import java.util.List;
import org.junit.jupiter.api.Test;

class PackIdTest {

  private static final RunId A = new RunId(1, -2);
  private static final RunId B = new RunId(-3, 4);

  @Test
  void dependsOnTheRunsAndNotOnTheirOrder() {
    assertThat(PackId.of(List.of(A, B))).isEqualTo(PackId.of(List.of(B, A))).hasSize(32);
    assertThat(PackId.of(List.of(A))).isNotEqualTo(PackId.of(List.of(A, B)));
  }
}
