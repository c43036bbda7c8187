package io.github.collapsar.kernel;

import io.github.collapsar.random.NormalStream;
import io.github.collapsar.random.Purpose;
import io.github.collapsar.random.RandomStreams;
import io.github.collapsar.run.Coordinates;
import io.github.collapsar.scenario.CommonParameters;
import io.github.collapsar.scenario.Removal;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * What a removal draws anew at every step, once for all lanes of a pack: one number a parameter.
 */
final class StepVariates {

  private final NormalStream normals;
  private final UniformRandomProvider uniforms;
  private final Removal removal;
  private final int perStep;
  private float[] variates = new float[0];

  /** Draws nothing yet. */
  static StepVariates of(ParameterShape model, Coordinates shared, RandomStreams streams) {
    Removal removal = CommonParameters.removal(shared);
    int perStep =
        switch (removal) {
          case GRADIENT_NOISE -> ParameterTransform.trained(model, shared);
          case DROPOUT -> model.parameters();
          default -> 0;
        };
    return new StepVariates(removal, perStep, streams);
  }

  private StepVariates(Removal removal, int perStep, RandomStreams streams) {
    this.normals = streams.normals(Purpose.REMOVAL);
    this.uniforms = streams.uniform(Purpose.MASKS);
    this.removal = removal;
    this.perStep = perStep;
  }

  /** Numbers a step takes. */
  int perStep() {
    return perStep;
  }

  /** The numbers last drawn, step after step. */
  float[] values() {
    return variates;
  }

  /** Draws for the next steps over the last ones: normal for noise, uniform for dropout. */
  void draw(int steps) {
    int count = Math.multiplyExact(steps, perStep);
    if (variates.length < count) {
      variates = new float[count];
    }
    if (removal == Removal.GRADIENT_NOISE) {
      normals.fill(variates, 0, count);
    } else {
      for (int i = 0; i < count; i++) {
        variates[i] = uniforms.nextFloat();
      }
    }
  }
}
