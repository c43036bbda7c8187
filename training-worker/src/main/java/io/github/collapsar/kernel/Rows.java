package io.github.collapsar.kernel;

import io.github.collapsar.random.NormalStream;
import io.github.collapsar.random.Purpose;
import io.github.collapsar.random.RandomStreams;
import io.github.collapsar.run.Coordinates;
import io.github.collapsar.scenario.CommonParameters;

/** The data of a stretch of steps, drawn once for all lanes of a pack. */
final class Rows {

  /** Floats drawn at a time: a quarter of a typical second-level cache. */
  private static final int STRETCH_FLOATS = 1 << 16;

  private final LaneModel model;
  private final NormalStream normals;
  private final int examples;
  private final float[] variates;
  private final float[] rows;

  Rows(LaneModel model, Coordinates shared, RandomStreams streams) {
    this.model = model;
    this.normals = streams.normals(Purpose.DATA);
    this.examples = Math.toIntExact(shared.whole(CommonParameters.BATCH_SIZE));
    int step = Math.multiplyExact(examples, model.rowLength());
    int steps = Math.max(1, STRETCH_FLOATS / step);
    this.rows = new float[Math.multiplyExact(steps, step)];
    this.variates = new float[steps * examples * model.variatesPerRow()];
  }

  /** Rows a step takes. */
  int examples() {
    return examples;
  }

  /** The most steps that can be drawn at a time. */
  int stepsAtMost() {
    return rows.length / (examples * model.rowLength());
  }

  /** The rows last drawn, one after the other. */
  float[] data() {
    return rows;
  }

  /** Draws the rows of the next steps over the last ones. */
  void draw(int steps) {
    int count = steps * examples;
    int drawn = model.variatesPerRow();
    normals.fill(variates, 0, count * drawn);
    for (int row = 0; row < count; row++) {
      System.arraycopy(variates, row * drawn, rows, row * model.rowLength(), drawn);
      model.completeRow(rows, row * model.rowLength());
    }
  }
}
