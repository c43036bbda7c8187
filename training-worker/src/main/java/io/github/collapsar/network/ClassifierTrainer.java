package io.github.collapsar.network;

import io.github.collapsar.data.DataSource;
import io.github.collapsar.data.ImageClassification;
import io.github.collapsar.nativebuild.NativeBackend;
import io.github.collapsar.random.RandomStreams;
import io.github.collapsar.run.Coordinates;
import io.github.collapsar.run.Outcome;
import io.github.collapsar.run.Run;
import io.github.collapsar.scenario.CommonParameters;
import io.github.collapsar.scenario.Engine;
import io.github.collapsar.scenario.Pack;
import io.github.collapsar.scenario.PackTrainer;
import io.github.collapsar.scenario.Precision;
import io.github.collapsar.scenario.TrainingContext;
import java.util.ArrayList;
import java.util.List;

/** Trains the runs of a pack one after the other, each with a network of its own. */
final class ClassifierTrainer implements PackTrainer {

  private final ImageClassifier scenario;
  private final Engine engine;

  ClassifierTrainer(ImageClassifier scenario, Engine engine) {
    this.scenario = scenario;
    this.engine = engine;
  }

  @Override
  public List<Outcome> train(Pack pack, TrainingContext context) {
    RandomStreams streams = new RandomStreams(pack.seed(), pack.replicate());
    Coordinates shared = pack.shared();
    ImageClassification images =
        DataSource.of(shared.word(ImageClassifier.DATA))
            .load(
                Math.toIntExact(shared.whole(ImageClassifier.EXAMPLES)),
                context.dataPath(),
                streams);
    List<Outcome> outcomes = new ArrayList<>(pack.runs().size());
    for (Run run : pack.runs()) {
      outcomes.add(train(run, images, streams, context));
    }
    return outcomes;
  }

  private Outcome train(
      Run run, ImageClassification images, RandomStreams streams, TrainingContext context) {
    Coordinates coordinates = run.coordinates();
    Architecture architecture =
        scenario.architecture(coordinates, ImageClassifier.shape(images.size()), images.classes());
    double inputScale = coordinates.real(ImageClassifier.INPUT_SCALE);
    Tasks tasks =
        new Tasks(scenario.tasks(coordinates), images.size().pixels(), inputScale, streams);
    double[] start = scenario.start(coordinates, architecture, streams);
    if (engine == Engine.DL4J) {
      NativeBackend.prepare(context.gpu());
    }
    try (NetworkTraining training = training(coordinates, architecture, start, streams)) {
      ClassifierExamination examination =
          new ClassifierExamination(
              architecture, training, images, tasks, inputScale, scenario.correlated());
      return new NetworkRun(run, training, examination, images.training(), tasks, 0, streams)
          .train(context);
    }
  }

  private NetworkTraining training(
      Coordinates coordinates, Architecture architecture, double[] start, RandomStreams streams) {
    Precision precision = CommonParameters.precision(coordinates);
    FlatShape shape = new FlatShape(architecture.blocks());
    if (engine == Engine.DL4J) {
      Dl4jGradient reference = new Dl4jGradient(architecture, precision);
      return precision == Precision.DOUBLE
          ? new DoubleNetworkTraining(
              new DoubleDl4jClassifier(reference), shape, start, coordinates, streams)
          : new FloatNetworkTraining(
              new FloatDl4jClassifier(reference), shape, start, coordinates, streams);
    }
    return precision == Precision.DOUBLE
        ? new DoubleNetworkTraining(
            new DoubleClassifier(architecture), shape, start, coordinates, streams)
        : new FloatNetworkTraining(
            new FloatClassifier(architecture), shape, start, coordinates, streams);
  }
}
