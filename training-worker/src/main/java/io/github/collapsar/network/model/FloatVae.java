package io.github.collapsar.network.model;

import io.github.collapsar.network.architecture.VaeArchitecture;
import io.github.collapsar.network.layer.FloatLayer;
import io.github.collapsar.network.layer.FloatSequence;
import java.util.function.Consumer;

/**
 * A β-VAE, in single precision: ½‖x̂ − x‖² + β·KL(N(m, s²) ‖ N(0, η)), averaged over the examples,
 * with x̂ decoded from z = m + s·ε, ε ~ N(0, 1) drawn anew for each example at every step.
 */
public final class FloatVae implements FloatNetwork {

  private final FloatSequence encoder;
  private final FloatSequence decoder;
  private final VaeArchitecture architecture;
  private final int latent;
  private final int pixels;
  private float[] inputs = new float[0];
  private float[] latents = new float[0];
  private float[] deviations = new float[0];
  private float[] outputGradients = new float[0];
  private float[] codeGradients = new float[0];

  /** An autoencoder, with the parameters of the encoder first. */
  public FloatVae(VaeArchitecture architecture) {
    this.architecture = architecture;
    this.encoder = new FloatSequence(architecture.encoder());
    this.decoder = new FloatSequence(architecture.decoder(), architecture.encoder().parameters());
    this.latent = architecture.latent();
    this.pixels = architecture.input().size();
  }

  @Override
  public double lossAndGradient(float[] parameters, Batch batch, float[] gradient) {
    int examples = batch.examples();
    inputs = encoder.inputs(batch.rows(), examples * pixels);
    float[] code = encoder.forward(parameters, inputs, examples, FloatLayer.Mode.TRAINING);
    draw(code, batch);
    float[] images = decoder.forward(parameters, latents, examples, FloatLayer.Mode.TRAINING);
    double divergence = architecture.divergence(index -> code[index], examples);
    double loss = (error(images, examples) + architecture.beta() * divergence) / examples;
    float[] latentGradients = decoder.backward(parameters, outputGradients, gradient, examples);
    backpropagateThroughTheDraw(code, latentGradients, batch);
    encoder.backward(parameters, codeGradients, gradient, examples);
    return loss;
  }

  /** z = m + s·ε. */
  private void draw(float[] code, Batch batch) {
    int examples = batch.examples();
    latents = FloatLayer.grown(latents, examples * latent);
    deviations = FloatLayer.grown(deviations, examples * latent);
    float[] drawn = batch.variates();
    for (int example = 0; example < examples; example++) {
      for (int i = 0; i < latent; i++) {
        int at = example * latent + i;
        int mean = 2 * example * latent + i;
        deviations[at] =
            (float) Math.sqrt(architecture.priorVariance() * StrictMath.exp(code[mean + latent]));
        latents[at] = code[mean] + deviations[at] * drawn[at];
      }
    }
  }

  /** ½‖x̂ − x‖² of all examples; leaves the gradient of its mean in {@link #outputGradients}. */
  private double error(float[] images, int examples) {
    outputGradients = FloatLayer.grown(outputGradients, examples * pixels);
    double error = 0;
    for (int i = 0; i < examples * pixels; i++) {
      double difference = images[i] - inputs[i];
      error += 0.5 * difference * difference;
      outputGradients[i] = (float) (difference / examples);
    }
    return error;
  }

  private void backpropagateThroughTheDraw(float[] code, float[] latentGradients, Batch batch) {
    int examples = batch.examples();
    codeGradients = FloatLayer.grown(codeGradients, 2 * examples * latent);
    float[] drawn = batch.variates();
    float weight = (float) (architecture.beta() / examples);
    float precision = (float) (1 / architecture.priorVariance());
    float half = (float) (1 / 2.0);
    for (int example = 0; example < examples; example++) {
      for (int i = 0; i < latent; i++) {
        int at = example * latent + i;
        int mean = 2 * example * latent + i;
        float latentGradient = latentGradients[at];
        float deviation = deviations[at];
        codeGradients[mean] = latentGradient + weight * precision * code[mean];
        codeGradients[mean + latent] =
            half
                * (latentGradient * deviation * drawn[at]
                    + weight * (deviation * deviation * precision - 1));
      }
    }
  }

  /** After one layer, the encoder, the code; after two the images decoded from its means. */
  @Override
  public float[] outputs(float[] parameters, Batch batch, int layers) {
    int examples = batch.examples();
    inputs = encoder.inputs(batch.rows(), examples * pixels);
    float[] code = encoder.forward(parameters, inputs, examples, FloatLayer.Mode.INFERENCE);
    if (layers == 1) {
      return code;
    }
    latents = FloatLayer.grown(latents, examples * latent);
    for (int example = 0; example < examples; example++) {
      System.arraycopy(code, 2 * example * latent, latents, example * latent, latent);
    }
    return decoder.forward(parameters, latents, examples, FloatLayer.Mode.INFERENCE);
  }

  @Override
  public void memory(Consumer<float[]> visitor) {
    encoder.memory(visitor);
    decoder.memory(visitor);
  }
}
