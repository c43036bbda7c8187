package io.github.collapsar.network;

import io.github.collapsar.data.DataSource;
import io.github.collapsar.data.ImageClassification;
import io.github.collapsar.measure.NetworkMeasurement;
import io.github.collapsar.nativebuild.NativeBackend;
import io.github.collapsar.random.Purpose;
import io.github.collapsar.random.RandomStreams;
import io.github.collapsar.run.Coordinates;
import io.github.collapsar.run.Outcome;
import io.github.collapsar.run.Phase;
import io.github.collapsar.run.Run;
import io.github.collapsar.scenario.CommonParameters;
import io.github.collapsar.scenario.Pack;
import io.github.collapsar.scenario.PackTrainer;
import io.github.collapsar.scenario.Removal;
import io.github.collapsar.scenario.TrainingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;

/** Trains the runs of a pack one after the other, each with a network of its own. */
final class MlpTrainer implements PackTrainer {

  /** A step's loss above this, or not a number, is divergence. */
  private static final double LOSS_LIMIT = 1e12;

  @Override
  public List<Outcome> train(Pack pack, TrainingContext context) {
    NativeBackend.prepare();
    RandomStreams streams = new RandomStreams(pack.seed(), pack.replicate());
    Coordinates shared = pack.shared();
    ImageClassification images =
        DataSource.of(shared.word(MlpClassifier.DATA))
            .load(
                Math.toIntExact(shared.whole(MlpClassifier.EXAMPLES)), context.dataPath(), streams);
    List<Outcome> outcomes = new ArrayList<>(pack.runs().size());
    try {
      for (Run run : pack.runs()) {
        outcomes.add(train(run, images, streams, context.curveEvery()));
      }
    } finally {
      Workspaces.release();
    }
    return outcomes;
  }

  private static Outcome train(
      Run run, ImageClassification images, RandomStreams streams, long curveEvery) {
    long started = System.nanoTime();
    Coordinates coordinates = run.coordinates();
    DataType type = DataType.valueOf(precision(coordinates));
    double inputScale = coordinates.real(MlpClassifier.INPUT_SCALE);
    ImageBatches training = new ImageBatches(images.training(), images.classes(), inputScale, type);
    ImageBatches test = new ImageBatches(images.test(), images.classes(), inputScale, type);
    MlpShape shape = MlpClassifier.shape(coordinates, images);
    try (Dl4jNetwork network = new Dl4jNetwork(shape.configuration(type));
        Descent descent = descent(network, coordinates, streams)) {
      ClassifierExamination examination = new ClassifierExamination(network, training, test);
      Shuffle shuffle = new Shuffle(images.training().size(), streams.uniform(Purpose.MINIBATCHES));
      int[] batch = new int[Math.toIntExact(coordinates.whole(CommonParameters.BATCH_SIZE))];
      long steps = coordinates.whole(CommonParameters.STEPS);
      List<Outcome.CurvePoint> curve = new ArrayList<>();
      for (long step = 1; step <= steps; step++) {
        PackTrainer.stopIfInterrupted();
        shuffle.next(batch);
        double loss = step(descent, training, batch);
        // An overflown layer can be hidden from the loss: a rectifier turns NaN into 0.
        boolean outOfRange = !(loss <= LOSS_LIMIT) || !descent.finite();
        if (outOfRange) {
          return Outcome.diverged(run, step, secondsSince(started), curve);
        }
        if (curveEvery > 0 && (step % curveEvery == 0 || step == steps)) {
          curve.add(new Outcome.CurvePoint(step, examination.measure()));
        }
      }
      return outcome(run, examination.measure(), steps, started, curve);
    }
  }

  private static Descent descent(
      Dl4jNetwork network, Coordinates coordinates, RandomStreams streams) {
    Optional<float[]> offset = Optional.empty();
    if (coordinates.word(CommonParameters.REMOVAL).equals(Removal.SYRE.word())) {
      double sigma0 = coordinates.real(CommonParameters.SIGMA0);
      offset = Optional.of(Offset.of(network.blocks(), sigma0, streams));
    }
    return new Descent(
        network,
        Initialization.uniform(network.blocks(), streams),
        offset,
        coordinates.real(CommonParameters.LEARNING_RATE),
        coordinates.real(CommonParameters.WEIGHT_DECAY));
  }

  private static double step(Descent descent, ImageBatches training, int[] batch) {
    return Workspaces.inStep(() -> descent.step(training.inputs(batch), training.targets(batch)));
  }

  private static Outcome outcome(
      Run run, List<Double> measured, long steps, long started, List<Outcome.CurvePoint> curve) {
    if (!measured.stream().allMatch(Double::isFinite)) {
      // The last step itself threw it out of range.
      return Outcome.diverged(run, steps, secondsSince(started), curve);
    }
    double orderParameter = measured.get(NetworkMeasurement.ORDER_PARAMETER.ordinal());
    Phase phase = orderParameter > 0.5 ? Phase.COLLAPSED : Phase.LEARNED;
    return Outcome.completed(run, phase, measured, secondsSince(started), curve);
  }

  private static double secondsSince(long started) {
    return (System.nanoTime() - started) * 1e-9;
  }

  private static String precision(Coordinates coordinates) {
    return coordinates.word(CommonParameters.PRECISION).toUpperCase(Locale.ROOT);
  }
}
