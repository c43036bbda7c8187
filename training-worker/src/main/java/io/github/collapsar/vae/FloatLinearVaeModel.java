package io.github.collapsar.vae;

import io.github.collapsar.kernel.FloatLaneModel;
import io.github.collapsar.kernel.LaneCoordinates;
import java.util.Arrays;

/** {@link LinearVaeModel} with its arithmetic in single precision. */
final class FloatLinearVaeModel extends LinearVaeModel implements FloatLaneModel {

  private final int width;
  private final float[] beta;
  private final float[] precision;
  private final float[] target;

  /** (UW − T)/η², by rows. */
  private final float[] residual;

  FloatLinearVaeModel(LaneCoordinates lanes) {
    super(lanes);
    this.width = lanes.width();
    this.beta = lanes.toFloats(beta());
    this.precision = lanes.toFloats(precision());
    this.target = lanes.toFloats(target());
    this.residual = new float[size() * size() * width];
  }

  @Override
  public void gradient(
      float[] parameters, float[] rows, int offset, int examples, float[] loss, float[] gradient) {
    Arrays.fill(loss, 0f);
    residuals(parameters, loss);
    encoder(parameters, loss, gradient);
    decoder(parameters, loss, gradient);
  }

  private int w(int j, int k) {
    return (j * size() + k) * width;
  }

  private int u(int i, int j) {
    return (latent() * size() + i * latent() + j) * width;
  }

  private int logVariance(int j) {
    return (2 * latent() * size() + j) * width;
  }

  private void residuals(float[] parameters, float[] loss) {
    for (int i = 0; i < size(); i++) {
      for (int k = 0; k < size(); k++) {
        int at = (i * size() + k) * width;
        for (int lane = 0; lane < width; lane++) {
          float sum = i == k ? -target[i * width + lane] : 0f;
          for (int j = 0; j < latent(); j++) {
            sum += parameters[u(i, j) + lane] * parameters[w(j, k) + lane];
          }
          loss[lane] += precision[lane] * sum * sum / 2f;
          residual[at + lane] = precision[lane] * sum;
        }
      }
    }
  }

  /** ∂ℓ/∂W = Uᵀ(UW − T)/η² + βW. */
  private void encoder(float[] parameters, float[] loss, float[] gradient) {
    for (int j = 0; j < latent(); j++) {
      for (int k = 0; k < size(); k++) {
        int at = w(j, k);
        for (int lane = 0; lane < width; lane++) {
          float weight = parameters[at + lane];
          float sum = beta[lane] * weight;
          for (int i = 0; i < size(); i++) {
            sum += parameters[u(i, j) + lane] * residual[(i * size() + k) * width + lane];
          }
          loss[lane] += beta[lane] * weight * weight / 2f;
          gradient[at + lane] = sum;
        }
      }
    }
  }

  /** ∂ℓ/∂U = ((UW − T)Wᵀ + U·diag(σ²))/η², ∂ℓ/∂log σ² = σ²‖U_:j‖²/(2η²) + β(σ² − 1)/2. */
  private void decoder(float[] parameters, float[] loss, float[] gradient) {
    for (int j = 0; j < latent(); j++) {
      int spread = logVariance(j);
      for (int lane = 0; lane < width; lane++) {
        float variance = (float) Math.exp(parameters[spread + lane]);
        float square = 0f;
        for (int i = 0; i < size(); i++) {
          float weight = parameters[u(i, j) + lane];
          float sum = precision[lane] * variance * weight;
          for (int k = 0; k < size(); k++) {
            sum += residual[(i * size() + k) * width + lane] * parameters[w(j, k) + lane];
          }
          gradient[u(i, j) + lane] = sum;
          square += weight * weight;
        }
        float stretched = precision[lane] * variance * square / 2f;
        loss[lane] += stretched + beta[lane] * (variance - parameters[spread + lane] - 1f) / 2f;
        gradient[spread + lane] = stretched + beta[lane] * (variance - 1f) / 2f;
      }
    }
  }
}
