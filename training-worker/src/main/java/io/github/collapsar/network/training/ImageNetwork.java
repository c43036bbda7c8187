package io.github.collapsar.network.training;

import io.github.collapsar.data.ImageClassification;
import io.github.collapsar.network.model.DoubleNetwork;
import io.github.collapsar.network.model.FloatNetwork;
import io.github.collapsar.random.RandomStreams;
import io.github.collapsar.run.Coordinates;
import io.github.collapsar.scenario.TrainingContext;
import java.util.function.Function;

/**
 * The network of a run as its scenario defines it: what differs between trainings on images.
 *
 * @param parameters its flat vector, with the values before training
 * @param singlePrecision the network in single precision
 * @param doublePrecision the network in double precision
 * @param variatesPerExample normal variates that it needs for each example of a step
 * @param tasks the tasks that the steps of a run are divided among
 * @param examination what measures it while it is trained
 */
public record ImageNetwork(
    FlatParameters parameters,
    Function<TrainingContext, FloatNetwork> singlePrecision,
    Function<TrainingContext, DoubleNetwork> doublePrecision,
    int variatesPerExample,
    ImageTasks tasks,
    Function<NetworkTraining, Examination> examination) {

  /** Defines networks. */
  @FunctionalInterface
  public interface Definition {

    /** The network of a point on images; what it draws comes from the streams. */
    ImageNetwork network(
        Coordinates coordinates, ImageClassification images, RandomStreams streams);
  }
}
