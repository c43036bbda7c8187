package io.github.collapsar.network.examination;

import io.github.collapsar.data.ImageClassification;
import io.github.collapsar.data.LabelledImages;
import io.github.collapsar.measure.ClassificationError;
import io.github.collapsar.measure.CovarianceSpectrum;
import io.github.collapsar.measure.Matrix;
import io.github.collapsar.measure.NeuronHomogeneity;
import io.github.collapsar.measure.Sparsity;
import io.github.collapsar.measure.SymmetryDistance;
import io.github.collapsar.measure.UnitActivity;
import io.github.collapsar.network.architecture.Architecture;
import io.github.collapsar.network.training.Examination;
import io.github.collapsar.network.training.ImageTasks;
import io.github.collapsar.network.training.NetworkTraining;
import io.github.collapsar.scenario.Measurement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Takes every {@link ClassifierMeasurement} of a classifier. */
public final class ClassifierExamination implements Examination {

  private final Architecture architecture;
  private final NetworkTraining training;
  private final ImageClassification images;
  private final NetworkOutputs outputs;
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
  public ClassifierExamination(
      Architecture architecture,
      NetworkTraining training,
      ImageClassification images,
      ImageTasks tasks,
      double inputScale,
      int correlated) {
    this.architecture = architecture;
    this.training = training;
    this.images = images;
    this.outputs = new NetworkOutputs(training, tasks);
    this.correlated = correlated;
    this.rankCut = ClassifierMeasurement.RANK_CUT * inputScale * inputScale;
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
    Map<ClassifierMeasurement, Double> numbers = new EnumMap<>(ClassifierMeasurement.class);
    ClassificationError trained = error(task, images.training());
    numbers.put(ClassifierMeasurement.LOSS, trained.loss());
    numbers.put(ClassifierMeasurement.ACCURACY, trained.accuracy());
    ClassificationError tested = error(task, images.test());
    numbers.put(ClassifierMeasurement.TEST_LOSS, tested.loss());
    numbers.put(ClassifierMeasurement.TEST_ACCURACY, tested.accuracy());
    double[] before = examined(task, 1);
    double[] after = examined(task, 0);
    List<Double> spectrum = List.of();
    // Otherwise the last step left the range, which the loss shows, too.
    if (Arrays.stream(before).allMatch(Double::isFinite)) {
      CovarianceSpectrum afterSpectrum = CovarianceSpectrum.of(after, units());
      putRanks(numbers, CovarianceSpectrum.of(before, units()), afterSpectrum);
      putUnits(numbers, before, after);
      spectrum = Arrays.stream(afterSpectrum.eigenvalues()).boxed().toList();
    }
    return new Result(
        numbers.getOrDefault(ClassifierMeasurement.ORDER_PARAMETER, Double.NaN),
        Arrays.stream(ClassifierMeasurement.values())
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

  /** Empty if the last step left the range. */
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
      Map<ClassifierMeasurement, Double> numbers,
      CovarianceSpectrum before,
      CovarianceSpectrum after) {
    numbers.put(ClassifierMeasurement.ORDER_PARAMETER, 1 - after.rank(rankCut) / units());
    numbers.put(ClassifierMeasurement.RANK_BEFORE_ACTIVATION, before.rank(rankCut));
    numbers.put(ClassifierMeasurement.RANK_AFTER_ACTIVATION, after.rank(rankCut));
    double share = ClassifierMeasurement.RELATIVE_RANK_CUT;
    numbers.put(
        ClassifierMeasurement.RELATIVE_RANK_BEFORE, before.rank(share * before.eigenvalues()[0]));
    numbers.put(
        ClassifierMeasurement.RELATIVE_RANK_AFTER, after.rank(share * after.eigenvalues()[0]));
    numbers.put(ClassifierMeasurement.EFFECTIVE_RANK, after.effectiveRank());
  }

  private void putUnits(
      Map<ClassifierMeasurement, Double> numbers, double[] before, double[] after) {
    numbers.put(ClassifierMeasurement.DEAD_UNITS, UnitActivity.constant(after, units()));
    numbers.put(ClassifierMeasurement.ALIKE_BEFORE, UnitActivity.alike(before, units()));
    numbers.put(ClassifierMeasurement.ALIKE_AFTER, UnitActivity.alike(after, units()));
    double[] parameters = training.parameters();
    numbers.put(
        ClassifierMeasurement.NEAR_ZERO_PARAMETERS,
        Sparsity.shareBelow(ClassifierMeasurement.NEAR_ZERO, parameters));
    Matrix neurons = NeuronWeights.of(architecture, parameters);
    NeuronHomogeneity homogeneity = NeuronHomogeneity.of(neurons);
    numbers.put(ClassifierMeasurement.SYMMETRY_DISTANCE, SymmetryDistance.of(neurons));
    numbers.put(ClassifierMeasurement.VANISHED_NEURONS, homogeneity.vanished());
    numbers.put(ClassifierMeasurement.IDENTICAL_NEURONS, homogeneity.identical());
  }

  /** The outputs of the examined layer, or before it, for the first training images. */
  private double[] examined(int task, int layersBefore) {
    return examined(task, images.training(), ClassifierMeasurement.RANK_EXAMPLES, layersBefore);
  }

  private double[] examined(int task, LabelledImages of, int examples, int layersBefore) {
    int layers = architecture.examined() + 1 - layersBefore;
    return outputs.ofFirst(examples, of, task, layers, units());
  }

  private ClassificationError error(int task, LabelledImages of) {
    ClassificationError.Sum sum = new ClassificationError.Sum();
    int classes = images.classes();
    outputs.forEach(
        of,
        task,
        batch -> {
          double[] logits = training.outputs(batch, architecture.layers().size(), classes);
          for (int i = 0; i < batch.examples(); i++) {
            sum.add(logits, i * classes, classes, batch.labels()[i]);
          }
        });
    return sum.mean();
  }
}
