package io.github.collapsar.network.model;

import io.github.collapsar.network.architecture.Architecture;
import io.github.collapsar.scenario.TrainingContext;

/** Computes classifiers: with our own layers, or as a reference does. */
public interface ClassifierArithmetic {

  /** Our own layers. */
  ClassifierArithmetic OWN =
      new ClassifierArithmetic() {
        @Override
        public FloatNetwork singlePrecision(Architecture architecture, TrainingContext context) {
          return new FloatClassifier(architecture);
        }

        @Override
        public DoubleNetwork doublePrecision(Architecture architecture, TrainingContext context) {
          return new DoubleClassifier(architecture);
        }
      };

  /** A network in single precision, for the calling thread. */
  FloatNetwork singlePrecision(Architecture architecture, TrainingContext context);

  /** A network in double precision, for the calling thread. */
  DoubleNetwork doublePrecision(Architecture architecture, TrainingContext context);
}
