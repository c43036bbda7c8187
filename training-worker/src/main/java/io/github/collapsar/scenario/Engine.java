package io.github.collapsar.scenario;

import java.util.Locale;

/** What trains a pack. */
public enum Engine {
  /**
   * Arithmetic of our own, bit for bit the same however runs are packed: many minimal models side
   * by side, networks one by one.
   */
  KERNEL,
  /** ND4J and DeepLearning4J; for scenarios with kernels it is their autodiff reference. */
  DL4J;

  /** The word in configurations and results: lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
