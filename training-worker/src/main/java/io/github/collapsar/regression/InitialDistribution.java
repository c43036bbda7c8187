package io.github.collapsar.regression;

import io.github.collapsar.random.Purpose;
import io.github.collapsar.random.RandomStreams;
import org.apache.commons.rng.UniformRandomProvider;

/** The distribution of initial parameters, in units of the lane's scale. */
enum InitialDistribution {
  /** N(0, 1). */
  NORMAL {
    @Override
    float[] draws(RandomStreams streams, int count) {
      float[] draws = new float[count];
      streams.normals(Purpose.INITIALIZATION).fill(draws, 0, count);
      return draws;
    }
  },
  /** U(−1, 1). */
  UNIFORM {
    @Override
    float[] draws(RandomStreams streams, int count) {
      UniformRandomProvider uniform = streams.uniform(Purpose.INITIALIZATION);
      float[] draws = new float[count];
      for (int i = 0; i < count; i++) {
        draws[i] = 2f * uniform.nextFloat() - 1f;
      }
      return draws;
    }
  };

  abstract float[] draws(RandomStreams streams, int count);
}
