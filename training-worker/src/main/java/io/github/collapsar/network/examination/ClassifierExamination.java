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
import io.github.collapsar.run.Measured;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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
  public void measure(int task, Measured.Builder measured) {
    ClassificationError trained = error(task, images.training());
    ClassifierMeasurement.LOSS.put(measured, trained.loss());
    ClassifierMeasurement.ACCURACY.put(measured, trained.accuracy());
    ClassificationError tested = error(task, images.test());
    ClassifierMeasurement.TEST_LOSS.put(measured, tested.loss());
    ClassifierMeasurement.TEST_ACCURACY.put(measured, tested.accuracy());
    double[] before = examined(task, 1);
    double[] after = examined(task, 0);
    // Otherwise the last step left the range, which the loss shows, too.
    if (Arrays.stream(before).allMatch(Double::isFinite)) {
      CovarianceSpectrum afterSpectrum = CovarianceSpectrum.of(after, units());
      putRanks(measured, CovarianceSpectrum.of(before, units()), afterSpectrum);
      putUnits(measured, before, after);
      ClassifierMeasurement.SPECTRUM.put(measured, afterSpectrum.eigenvalues());
    }
    ClassifierMeasurement.TASK_ACCURACY.put(measured, array(taskAccuracies));
    ClassifierMeasurement.TASK_RANK.put(measured, array(taskRanks));
    if (correlated > 0) {
      measured.put("correlations_before", correlations(task, 1));
      measured.put("correlations_after", correlations(task, 0));
    }
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** Empty if the last step left the range. */
  private double[] correlations(int task, int layersBefore) {
    double[] activations = examined(task, images.test(), correlated, layersBefore);
    return Arrays.stream(activations).allMatch(Double::isFinite)
        ? UnitActivity.sortedCorrelations(activations, units())
        : new double[0];
  }

  private int units() {
    return architecture.examinedShape().size();
  }

  private void putRanks(
      Measured.Builder measured, CovarianceSpectrum before, CovarianceSpectrum after) {
    ClassifierMeasurement.ORDER_PARAMETER.put(measured, 1 - after.rank(rankCut) / units());
    ClassifierMeasurement.RANK_BEFORE_ACTIVATION.put(measured, before.rank(rankCut));
    ClassifierMeasurement.RANK_AFTER_ACTIVATION.put(measured, after.rank(rankCut));
    double share = ClassifierMeasurement.RELATIVE_RANK_CUT;
    ClassifierMeasurement.RELATIVE_RANK_BEFORE.put(
        measured, before.rank(share * before.eigenvalues()[0]));
    ClassifierMeasurement.RELATIVE_RANK_AFTER.put(
        measured, after.rank(share * after.eigenvalues()[0]));
    ClassifierMeasurement.EFFECTIVE_RANK.put(measured, after.effectiveRank());
  }

  private void putUnits(Measured.Builder measured, double[] before, double[] after) {
    ClassifierMeasurement.DEAD_UNITS.put(measured, UnitActivity.constant(after, units()));
    ClassifierMeasurement.ALIKE_BEFORE.put(measured, UnitActivity.alike(before, units()));
    ClassifierMeasurement.ALIKE_AFTER.put(measured, UnitActivity.alike(after, units()));
    double[] parameters = training.parameters();
    ClassifierMeasurement.NEAR_ZERO_PARAMETERS.put(
        measured, Sparsity.shareBelow(ClassifierMeasurement.NEAR_ZERO, parameters));
    Matrix neurons = NeuronWeights.of(architecture, parameters);
    NeuronHomogeneity homogeneity = NeuronHomogeneity.of(neurons);
    ClassifierMeasurement.SYMMETRY_DISTANCE.put(measured, SymmetryDistance.of(neurons));
    ClassifierMeasurement.VANISHED_NEURONS.put(measured, homogeneity.vanished());
    ClassifierMeasurement.IDENTICAL_NEURONS.put(measured, homogeneity.identical());
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
