package io.github.collapsar.kernel;

import io.github.collapsar.random.NormalStream;
import io.github.collapsar.random.Purpose;
import io.github.collapsar.random.RandomStreams;
import io.github.collapsar.run.Coordinates;
import io.github.collapsar.scenario.CommonParameters;
import org.apache.commons.rng.UniformRandomProvider;

/** The data of a stretch of steps, drawn once for all lanes of a pack. */
final class Rows {

  /** Floats drawn at a time: a quarter of a typical second-level cache. */
  private static final int STRETCH_FLOATS = 1 << 16;

  /** Steps at a time at most; counted in floats, and a look at the clock is wanted now and then. */
  private static final int STRETCH_STEPS = 1 << 14;

  /** Variates drawn at a time, few enough for the first-level cache. */
  private static final int VARIATES = 1 << 12;

  private final LaneProblem problem;
  private final NormalStream normals;
  private final NormalStream labels;
  private final UniformRandomProvider minibatches;
  private final int examples;
  private final int stride;
  private final long steps;
  private final int stepsAtMost;
  private final float[] variates;
  private final float[] rows;

  /** The fixed examples of the current task, one row after the other; empty if there are none. */
  private final float[] fixed;

  private int task = -1;

  /**
   * Draws nothing yet.
   *
   * @param floatsBesides floats that a step needs besides its rows
   */
  Rows(LaneProblem problem, Coordinates shared, RandomStreams streams, int floatsBesides) {
    this.problem = problem;
    this.normals = streams.normals(Purpose.DATA);
    this.labels = streams.normals(Purpose.LABELS);
    this.minibatches = streams.uniform(Purpose.MINIBATCHES);
    this.steps = shared.whole(CommonParameters.STEPS);
    int length = problem.rowLength();
    int fixedExamples = problem.fixedExamples();
    int batch = length == 0 ? 1 : Math.toIntExact(shared.whole(CommonParameters.BATCH_SIZE));
    boolean whole = length == 0 || (fixedExamples > 0 && batch >= fixedExamples);
    this.examples = whole && length > 0 ? fixedExamples : batch;
    this.stride =
        whole && problem.labelVariatesPerRow() == 0 ? 0 : Math.multiplyExact(examples, length);
    this.stepsAtMost =
        Math.min(STRETCH_STEPS, Math.max(1, STRETCH_FLOATS / Math.max(1, stride + floatsBesides)));
    this.fixed = new float[Math.multiplyExact(fixedExamples, length)];
    this.rows = stride == 0 ? fixed : new float[Math.multiplyExact(stepsAtMost, stride)];
    int perRow = problem.variatesPerRow();
    this.variates = new float[Math.max(1, VARIATES / Math.max(1, perRow)) * perRow];
  }

  /** Rows a step takes. */
  int examples() {
    return examples;
  }

  /** Floats from the rows of one step to those of the next; 0 where all have the same. */
  int stride() {
    return stride;
  }

  /** The most steps that can be drawn at a time, {@code trained} steps after the start. */
  int stepsAtMost(long trained) {
    long taskEnds = ((trained * problem.tasks() / steps + 1) * steps - 1) / problem.tasks() + 1;
    return (int) Math.min(stepsAtMost, Math.max(1, taskEnds - trained));
  }

  /** The rows last drawn, one after the other. */
  float[] data() {
    return rows;
  }

  /** The fixed examples of the current task. */
  Examples fixed() {
    return new Examples(fixed, problem.fixedExamples());
  }

  /**
   * Draws the rows of the next steps over the last ones.
   *
   * @param trained steps trained so far
   */
  void draw(int count, long trained) {
    if (problem.fixedExamples() > 0) {
      beginTask((int) (trained * problem.tasks() / steps));
      takeFixed(count);
    } else if (problem.rowLength() > 0) {
      drawInto(rows, count * examples, 0);
    }
    if (stride > 0 && problem.labelVariatesPerRow() > 0) {
      int length = problem.rowLength();
      int fresh = problem.labelVariatesPerRow();
      for (int row = 0; row < count * examples; row++) {
        labels.fill(rows, (row + 1) * length - fresh, fresh);
      }
    }
  }

  private void beginTask(int current) {
    if (current != task) {
      task = current;
      drawInto(fixed, problem.fixedExamples(), task);
    }
  }

  private void takeFixed(int count) {
    if (stride == 0) {
      return;
    }
    int length = problem.rowLength();
    boolean whole = examples == problem.fixedExamples();
    for (int row = 0; row < count * examples; row++) {
      int taken = whole ? row % examples : minibatches.nextInt(problem.fixedExamples());
      System.arraycopy(fixed, taken * length, rows, row * length, length);
    }
  }

  private void drawInto(float[] target, int count, int ofTask) {
    int perRow = problem.variatesPerRow();
    int length = problem.rowLength();
    int atOnce = perRow == 0 ? count : variates.length / perRow;
    for (int from = 0; from < count; from += atOnce) {
      int to = Math.min(count, from + atOnce);
      normals.fill(variates, 0, (to - from) * perRow);
      for (int row = from; row < to; row++) {
        System.arraycopy(variates, (row - from) * perRow, target, row * length, perRow);
      }
      problem.completeRows(target, from * length, to - from, ofTask);
    }
  }
}
