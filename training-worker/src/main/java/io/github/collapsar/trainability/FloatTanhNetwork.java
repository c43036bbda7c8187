package io.github.collapsar.trainability;

import io.github.collapsar.kernel.FloatLaneModel;
import io.github.collapsar.kernel.LaneCoordinates;
import io.github.collapsar.vectorization.FloatTanhArithmetic;
import io.github.collapsar.vectorization.Vectorization;
import java.util.Arrays;

/** {@link TanhNetwork} with its arithmetic in single precision. */
final class FloatTanhNetwork extends TanhNetwork implements FloatLaneModel {

  private static final FloatTanhArithmetic ARITHMETIC =
      Vectorization.arithmetic().floats().tanhNetwork();

  private final int units;
  private final float[] inputs;
  private final float[] targets;
  private final float[] scratch;
  private final float[] residuals;

  FloatTanhNetwork(TanhProblem problem, LaneCoordinates lanes) {
    super(problem, lanes);
    this.units = problem.width();
    this.inputs = lanes.toFloats(problem.inputs());
    this.targets = lanes.toFloats(problem.targets());
    this.scratch = new float[FloatTanhArithmetic.TILE * units * lanes.width()];
    this.residuals = new float[FloatTanhArithmetic.TILE * lanes.width()];
  }

  @Override
  public void gradient(
      float[] parameters, float[] rows, int offset, int examples, float[] loss, float[] gradient) {
    Arrays.fill(gradient, 0f);
    Arrays.fill(loss, 0f);
    ARITHMETIC.gradient(
        units,
        (float) Math.sqrt(2.0 / units),
        inputs,
        targets,
        parameters,
        scratch,
        residuals,
        loss,
        gradient);
  }
}
