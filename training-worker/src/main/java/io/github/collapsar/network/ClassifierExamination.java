package io.github.collapsar.network;

import io.github.collapsar.data.ImageClassification;
import io.github.collapsar.data.LabelledImages;
import io.github.collapsar.measure.ClassificationError;
import io.github.collapsar.measure.CovarianceSpectrum;
import io.github.collapsar.measure.Matrix;
import io.github.collapsar.measure.NetworkMeasurement;
import io.github.collapsar.measure.NeuronHomogeneity;
import io.github.collapsar.measure.Sparsity;
import io.github.collapsar.measure.SymmetryDistance;
import io.github.collapsar.measure.UnitActivity;
import io.github.collapsar.scenario.Measurement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Takes every {@link NetworkMeasurement} of a classifying network. */
final class ClassifierExamination implements Examination {

  private final Architecture architecture;
  private final NetworkTraining training;
  private final ImageClassification images;
  private final Tasks tasks;
  private final double rankCut;
  private final int correlated;
  private final List<Double> taskAccuracies = new ArrayList<>();
  private final List<Double> taskRanks = new ArrayList<>();

  /**
   * Before anything is measured.
   *
   * @param inputScale α
   * @param correlated test images over which units are correlated; 0 if they are not
   */
  ClassifierExamination(
      Architecture architecture,
      NetworkTraining training,
      ImageClassification images,
      Tasks tasks,
      double inputScale,
      int correlated) {
    this.architecture = architecture;
    this.training = training;
    this.images = images;
    this.tasks = tasks;
    this.correlated = correlated;
    this.rankCut = NetworkMeasurement.RANK_CUT * inputScale * inputScale;
  }

  @Override
  public void endTask(int task) {
    taskAccuracies.add(error(task, images.test()).accuracy());
    CovarianceSpectrum after = CovarianceSpectrum.of(examined(task, 0), units());
    taskRanks.add(after.rank(rankCut));
  }

  @Override
  public List<List<Double>> notes() {
    return List.of(taskAccuracies, taskRanks);
  }

  @Override
  public Result measure(int task) {
    Map<NetworkMeasurement, Double> numbers = new EnumMap<>(NetworkMeasurement.class);
    ClassificationError trained = error(task, images.training());
    numbers.put(NetworkMeasurement.LOSS, trained.loss());
    numbers.put(NetworkMeasurement.ACCURACY, trained.accuracy());
    ClassificationError tested = error(task, images.test());
    numbers.put(NetworkMeasurement.TEST_LOSS, tested.loss());
    numbers.put(NetworkMeasurement.TEST_ACCURACY, tested.accuracy());
    double[] before = examined(task, 1);
    double[] after = examined(task, 0);
    List<Double> spectrum = List.of();
    // Otherwise the last step threw it out of range, as the trainer will see from the loss, too.
    if (Arrays.stream(before).allMatch(Double::isFinite)) {
      CovarianceSpectrum afterSpectrum = CovarianceSpectrum.of(after, units());
      putRanks(numbers, CovarianceSpectrum.of(before, units()), afterSpectrum);
      putUnits(numbers, before, after);
      spectrum = Arrays.stream(afterSpectrum.eigenvalues()).boxed().toList();
    }
    return new Result(
        numbers.getOrDefault(NetworkMeasurement.ORDER_PARAMETER, Double.NaN),
        Arrays.stream(NetworkMeasurement.values())
            .filter(each -> each.measurement().shape() == Measurement.Shape.NUMBER)
            .map(measurement -> numbers.getOrDefault(measurement, Double.NaN))
            .toList(),
        series(task, spectrum));
  }

  private List<List<Double>> series(int task, List<Double> spectrum) {
    List<List<Double>> series = new ArrayList<>();
    series.add(spectrum);
    series.add(List.copyOf(taskAccuracies));
    series.add(List.copyOf(taskRanks));
    if (correlated > 0) {
      series.add(correlations(task, 1));
      series.add(correlations(task, 0));
    }
    return series;
  }

  /** Nothing if the last step threw the network out of range. */
  private List<Double> correlations(int task, int layersBefore) {
    double[] activations = examined(task, images.test(), correlated, layersBefore);
    return Arrays.stream(activations).allMatch(Double::isFinite)
        ? Arrays.stream(UnitActivity.sortedCorrelations(activations, units())).boxed().toList()
        : List.of();
  }

  private int units() {
    return architecture.examinedShape().size();
  }

  private void putRanks(
      Map<NetworkMeasurement, Double> numbers,
      CovarianceSpectrum before,
      CovarianceSpectrum after) {
    numbers.put(NetworkMeasurement.ORDER_PARAMETER, 1 - after.rank(rankCut) / units());
    numbers.put(NetworkMeasurement.RANK_BEFORE_ACTIVATION, before.rank(rankCut));
    numbers.put(NetworkMeasurement.RANK_AFTER_ACTIVATION, after.rank(rankCut));
    double share = NetworkMeasurement.RELATIVE_RANK_CUT;
    numbers.put(
        NetworkMeasurement.RELATIVE_RANK_BEFORE, before.rank(share * before.eigenvalues()[0]));
    numbers.put(NetworkMeasurement.RELATIVE_RANK_AFTER, after.rank(share * after.eigenvalues()[0]));
    numbers.put(NetworkMeasurement.EFFECTIVE_RANK, after.effectiveRank());
  }

  private void putUnits(Map<NetworkMeasurement, Double> numbers, double[] before, double[] after) {
    numbers.put(NetworkMeasurement.DEAD_UNITS, UnitActivity.constant(after, units()));
    numbers.put(NetworkMeasurement.ALIKE_BEFORE, UnitActivity.alike(before, units()));
    numbers.put(NetworkMeasurement.ALIKE_AFTER, UnitActivity.alike(after, units()));
    double[] parameters = training.parameters();
    numbers.put(
        NetworkMeasurement.NEAR_ZERO_PARAMETERS,
        Sparsity.shareBelow(NetworkMeasurement.NEAR_ZERO, parameters));
    Matrix neurons = Neurons.of(architecture, parameters);
    NeuronHomogeneity homogeneity = NeuronHomogeneity.of(neurons);
    numbers.put(NetworkMeasurement.SYMMETRY_DISTANCE, SymmetryDistance.of(neurons));
    numbers.put(NetworkMeasurement.VANISHED_NEURONS, homogeneity.vanished());
    numbers.put(NetworkMeasurement.IDENTICAL_NEURONS, homogeneity.identical());
  }

  /** The examined layer over the first training images, some layers before its activation. */
  private double[] examined(int task, int layersBefore) {
    return examined(task, images.training(), NetworkMeasurement.RANK_EXAMPLES, layersBefore);
  }

  /** The same over the first images of some. */
  private double[] examined(int task, LabelledImages of, int most, int layersBefore) {
    int layers = architecture.examined() + 1 - layersBefore;
    int examples = Math.min(of.size(), most);
    double[] all = new double[examples * units()];
    for (int from = 0; from < examples; from += NetworkRun.PIECE) {
      int[] piece = piece(from, examples);
      double[] part = training.outputs(tasks.batch(task, of, piece), layers, units());
      System.arraycopy(part, 0, all, from * units(), part.length);
    }
    return all;
  }

  private ClassificationError error(int task, LabelledImages of) {
    ClassificationError.Sum sum = new ClassificationError.Sum();
    int classes = images.classes();
    for (int from = 0; from < of.size(); from += NetworkRun.PIECE) {
      Batch batch = tasks.batch(task, of, piece(from, of.size()));
      double[] logits = training.outputs(batch, architecture.layers().size(), classes);
      for (int i = 0; i < batch.examples(); i++) {
        sum.add(logits, i * classes, classes, batch.labels()[i]);
      }
    }
    return sum.mean();
  }

  private static int[] piece(int from, int end) {
    return IntStream.range(from, Math.min(end, from + NetworkRun.PIECE)).toArray();
  }
}
