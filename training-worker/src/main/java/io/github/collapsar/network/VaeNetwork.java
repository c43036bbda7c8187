package io.github.collapsar.network;

import io.github.collapsar.data.ImageClassification;
import io.github.collapsar.network.architecture.Initialization;
import io.github.collapsar.network.architecture.VaeArchitecture;
import io.github.collapsar.network.examination.VaeExamination;
import io.github.collapsar.network.model.DoubleNetwork;
import io.github.collapsar.network.model.DoubleVae;
import io.github.collapsar.network.model.FloatNetwork;
import io.github.collapsar.network.model.FloatVae;
import io.github.collapsar.network.training.Examination;
import io.github.collapsar.network.training.FlatParameters;
import io.github.collapsar.network.training.ImageNetwork;
import io.github.collapsar.network.training.ImageTasks;
import io.github.collapsar.network.training.NetworkTraining;
import io.github.collapsar.random.RandomStreams;
import io.github.collapsar.scenario.TrainingContext;

/** The network of an autoencoder's run; its encoder alone decays. */
record VaeNetwork(VaeArchitecture architecture, ImageClassification images)
    implements ImageNetwork {

  @Override
  public FlatParameters parameters() {
    return new FlatParameters(architecture.blocks(), architecture.encoder().parameters());
  }

  @Override
  public double[] start(RandomStreams streams) {
    return Initialization.of(architecture.blocks(), streams);
  }

  @Override
  public FloatNetwork singlePrecision(TrainingContext context) {
    return new FloatVae(architecture);
  }

  @Override
  public DoubleNetwork doublePrecision(TrainingContext context) {
    return new DoubleVae(architecture);
  }

  @Override
  public int variatesPerExample() {
    return architecture.latent();
  }

  @Override
  public ImageTasks tasks(RandomStreams streams) {
    return new ImageTasks(1, images.size().pixels(), 1, streams);
  }

  @Override
  public Examination examination(NetworkTraining training, ImageTasks tasks) {
    return new VaeExamination(architecture, training, images, tasks);
  }
}
