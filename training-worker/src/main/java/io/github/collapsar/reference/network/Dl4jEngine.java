package io.github.collapsar.reference.network;

import io.github.collapsar.nativebuild.NativeBackend;
import io.github.collapsar.network.ImageClassifier;
import io.github.collapsar.network.architecture.Architecture;
import io.github.collapsar.network.model.ClassifierArithmetic;
import io.github.collapsar.network.model.DoubleNetwork;
import io.github.collapsar.network.model.FloatNetwork;
import io.github.collapsar.scenario.PackTrainer;
import io.github.collapsar.scenario.Precision;
import io.github.collapsar.scenario.ReferenceEngine;
import io.github.collapsar.scenario.Scenario;
import io.github.collapsar.scenario.TrainingContext;
import java.util.Optional;

/** Trains image classifiers in DL4J, on the processor or on the GPU assigned to the task. */
public final class Dl4jEngine implements ReferenceEngine, ClassifierArithmetic {

  @Override
  public Optional<PackTrainer> trainer(Scenario scenario) {
    return scenario instanceof ImageClassifier classifier
        ? Optional.of(classifier.trainerWith(this))
        : Optional.empty();
  }

  @Override
  public FloatNetwork singlePrecision(Architecture architecture, TrainingContext context) {
    NativeBackend.prepare(context.gpu());
    return new FloatDl4jClassifier(new Dl4jGradient(architecture, Precision.SINGLE));
  }

  @Override
  public DoubleNetwork doublePrecision(Architecture architecture, TrainingContext context) {
    NativeBackend.prepare(context.gpu());
    return new DoubleDl4jClassifier(new Dl4jGradient(architecture, Precision.DOUBLE));
  }
}
