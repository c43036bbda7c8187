package io.github.collapsar.network;

import io.github.collapsar.data.LabelledImages;
import io.github.collapsar.measure.ClassificationError;
import io.github.collapsar.measure.CovarianceSpectrum;
import io.github.collapsar.measure.NetworkMeasurement;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Takes every {@link NetworkMeasurement} of a classifying network. */
final class ClassifierExamination {

  /** Images that pass through the network at a time. */
  private static final int PIECE = 1_000;

  private final Dl4jNetwork network;
  private final ImageBatches training;
  private final ImageBatches test;

  ClassifierExamination(Dl4jNetwork network, ImageBatches training, ImageBatches test) {
    this.network = network;
    this.training = training;
    this.test = test;
  }

  /** The measurements in the order of {@link NetworkMeasurement}; NaN where there is none. */
  List<Double> measure() {
    Map<NetworkMeasurement, Double> measured = new EnumMap<>(NetworkMeasurement.class);
    ClassificationError trained = error(training);
    measured.put(NetworkMeasurement.LOSS, trained.loss());
    measured.put(NetworkMeasurement.ACCURACY, trained.accuracy());
    ClassificationError tested = error(test);
    measured.put(NetworkMeasurement.TEST_LOSS, tested.loss());
    measured.put(NetworkMeasurement.TEST_ACCURACY, tested.accuracy());
    measured.putAll(Workspaces.inExamination(this::ranks));
    return Arrays.stream(NetworkMeasurement.values())
        .map(measurement -> measured.getOrDefault(measurement, Double.NaN))
        .toList();
  }

  private ClassificationError error(ImageBatches batches) {
    LabelledImages images = batches.images();
    ClassificationError.Sum sum = new ClassificationError.Sum();
    for (int from = 0; from < images.size(); from += PIECE) {
      int[] piece = IntStream.range(from, Math.min(images.size(), from + PIECE)).toArray();
      double[] logits = Workspaces.inExamination(() -> network.outputs(batches.inputs(piece)));
      for (int i = 0; i < piece.length; i++) {
        int classes = batches.classes();
        sum.add(logits, i * classes, classes, images.label(piece[i]));
      }
    }
    return sum.mean();
  }

  private Map<NetworkMeasurement, Double> ranks() {
    int examples = Math.min(training.images().size(), NetworkMeasurement.RANK_EXAMPLES);
    double cut = NetworkMeasurement.RANK_CUT * training.inputScale() * training.inputScale();
    INDArray inputs = training.inputs(IntStream.range(0, examples).toArray());
    INDArray layer = network.firstBeforeActivation(inputs);
    if (!finite(layer)) {
      // The last step threw it out of range, as the trainer will see from the loss, too.
      return Map.of();
    }
    CovarianceSpectrum before = CovarianceSpectrum.of(layer);
    CovarianceSpectrum after = CovarianceSpectrum.of(network.activateFirst(layer));
    double width = layer.columns();
    return Map.of(
        NetworkMeasurement.ORDER_PARAMETER,
        1 - after.rank(cut) / width,
        NetworkMeasurement.RANK_BEFORE_ACTIVATION,
        before.rank(cut),
        NetworkMeasurement.RANK_AFTER_ACTIVATION,
        after.rank(cut),
        NetworkMeasurement.EFFECTIVE_RANK,
        after.effectiveRank());
  }

  private static boolean finite(INDArray values) {
    return Arrays.stream(SoftmaxCrossEntropy.values(values)).allMatch(Double::isFinite);
  }
}
