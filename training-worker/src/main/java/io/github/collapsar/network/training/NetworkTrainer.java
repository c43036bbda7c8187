package io.github.collapsar.network.training;

import io.github.collapsar.data.ImageClassification;
import io.github.collapsar.random.RandomStreams;
import io.github.collapsar.run.Measured;
import io.github.collapsar.run.Outcome;
import io.github.collapsar.run.Run;
import io.github.collapsar.scenario.Pack;
import io.github.collapsar.scenario.PackTrainer;
import io.github.collapsar.scenario.TrainingContext;
import java.util.ArrayList;
import java.util.List;

/** Trains the runs of a pack one after the other, each with a network of its own. */
public final class NetworkTrainer implements PackTrainer {

  private final Measured.MeasurementNames names;
  private final ImageNetwork.Definition definition;

  /**
   * A trainer.
   *
   * @param names of the scenario's measurements
   * @param definition of the network of a run
   */
  public NetworkTrainer(Measured.MeasurementNames names, ImageNetwork.Definition definition) {
    this.names = names;
    this.definition = definition;
  }

  @Override
  public List<Outcome> train(Pack pack, TrainingContext context) {
    RandomStreams streams = new RandomStreams(pack.seed(), pack.replicate());
    ImageClassification images = ImageData.load(pack.shared(), context, streams);
    List<Outcome> outcomes = new ArrayList<>(pack.runs().size());
    for (Run run : pack.runs()) {
      outcomes.add(train(run, images, streams, context));
    }
    return outcomes;
  }

  private Outcome train(
      Run run, ImageClassification images, RandomStreams streams, TrainingContext context) {
    ImageNetwork network = definition.network(run.coordinates(), images, streams);
    try (NetworkTraining training =
        NetworkTraining.begin(network, run.coordinates(), streams, context)) {
      Examination examination = network.examination().apply(training);
      MinibatchStream minibatches =
          new MinibatchStream(images.training(), network, run.coordinates(), streams);
      return new NetworkRun(run, names, training, examination, minibatches).train(context);
    }
  }
}
