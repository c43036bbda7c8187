package io.github.collapsar.network.training;

import io.github.collapsar.network.model.DoubleNetwork;
import io.github.collapsar.network.model.FloatNetwork;
import io.github.collapsar.random.RandomStreams;
import io.github.collapsar.scenario.TrainingContext;

/** The network of a run as its scenario defines it: what differs between trainings on images. */
public interface ImageNetwork {

  /** Its flat vector. */
  FlatParameters parameters();

  /** The flat vector before training. */
  double[] start(RandomStreams streams);

  /** The network in single precision. */
  FloatNetwork singlePrecision(TrainingContext context);

  /** The network in double precision. */
  DoubleNetwork doublePrecision(TrainingContext context);

  /** Normal variates that it needs for each example of a step. */
  default int variatesPerExample() {
    return 0;
  }

  /** The tasks that the steps of a run are divided among. */
  ImageTasks tasks(RandomStreams streams);

  /** What measures it. */
  Examination examination(NetworkTraining training, ImageTasks tasks);
}
