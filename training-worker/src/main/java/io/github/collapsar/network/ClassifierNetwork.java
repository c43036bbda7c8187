package io.github.collapsar.network;

import io.github.collapsar.data.ImageClassification;
import io.github.collapsar.network.architecture.Architecture;
import io.github.collapsar.network.examination.ClassifierExamination;
import io.github.collapsar.network.model.ClassifierArithmetic;
import io.github.collapsar.network.model.DoubleNetwork;
import io.github.collapsar.network.model.FloatNetwork;
import io.github.collapsar.network.training.Examination;
import io.github.collapsar.network.training.FlatParameters;
import io.github.collapsar.network.training.ImageData;
import io.github.collapsar.network.training.ImageNetwork;
import io.github.collapsar.network.training.ImageTasks;
import io.github.collapsar.network.training.NetworkTraining;
import io.github.collapsar.random.RandomStreams;
import io.github.collapsar.run.Coordinates;
import io.github.collapsar.scenario.TrainingContext;

/** The network of an image classifier's run. */
record ClassifierNetwork(
    ImageClassifier scenario,
    Coordinates coordinates,
    ImageClassification images,
    ClassifierArithmetic arithmetic)
    implements ImageNetwork {

  private Architecture architecture() {
    return scenario.architecture(coordinates, ImageData.shape(images.size()), images.classes());
  }

  private double inputScale() {
    return coordinates.real(ImageClassifier.INPUT_SCALE);
  }

  @Override
  public FlatParameters parameters() {
    return new FlatParameters(architecture().blocks());
  }

  @Override
  public double[] start(RandomStreams streams) {
    return scenario.start(coordinates, architecture(), streams);
  }

  @Override
  public FloatNetwork singlePrecision(TrainingContext context) {
    return arithmetic.singlePrecision(architecture(), context);
  }

  @Override
  public DoubleNetwork doublePrecision(TrainingContext context) {
    return arithmetic.doublePrecision(architecture(), context);
  }

  @Override
  public ImageTasks tasks(RandomStreams streams) {
    return new ImageTasks(
        scenario.tasks(coordinates), images.size().pixels(), inputScale(), streams);
  }

  @Override
  public Examination examination(NetworkTraining training, ImageTasks tasks) {
    return new ClassifierExamination(
        architecture(), training, images, tasks, inputScale(), scenario.correlated());
  }
}
