package io.github.collapsar.network;

import java.util.function.Consumer;

/**
 * A β-VAE, in single precision: ½‖x̂ − x‖² + β·KL(N(m, s²) ‖ N(0, η)), averaged over the examples,
 * with x̂ decoded from z = m + s·ε, ε ~ N(0, 1) drawn anew for each example at every step.
 */
final class FloatVae implements FloatNetwork {

  private final FloatSequence encoder;
  private final FloatSequence decoder;
  private final VaeShape shape;
  private final int latent;
  private final int pixels;
  private float[] inputs = new float[0];
  private float[] latents = new float[0];
  private float[] deviations = new float[0];
  private float[] slopes = new float[0];
  private float[] codeSlopes = new float[0];

  FloatVae(VaeShape shape) {
    this.shape = shape;
    Architecture first = shape.encoder();
    Architecture second = shape.decoder();
    this.encoder = new FloatSequence(first.layers(), Place.start(first.input()));
    this.decoder =
        new FloatSequence(
            second.layers(),
            new Place(second.input(), Order.CHANNELS_FIRST, first.parameters(), false));
    this.latent = shape.latent();
    this.pixels = shape.input().size();
  }

  @Override
  public double lossAndGradient(float[] parameters, Batch batch, float[] gradient) {
    int examples = batch.examples();
    float[] code = encoder.forward(parameters, convert(batch), examples, FloatLayer.Mode.TRAINING);
    draw(code, batch);
    float[] images = decoder.forward(parameters, latents, examples, FloatLayer.Mode.TRAINING);
    double loss = (error(images, examples) + shape.beta() * divergence(code, examples)) / examples;
    float[] latentSlopes = decoder.backward(parameters, slopes, gradient, examples);
    goBackThroughTheDraw(code, latentSlopes, batch);
    encoder.backward(parameters, codeSlopes, gradient, examples);
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
            (float) Math.sqrt(shape.priorVariance() * StrictMath.exp(code[mean + latent]));
        latents[at] = code[mean] + deviations[at] * drawn[at];
      }
    }
  }

  /** ½‖x̂ − x‖² of all examples; leaves the slopes of its mean. */
  private double error(float[] images, int examples) {
    slopes = FloatLayer.grown(slopes, examples * pixels);
    double error = 0;
    for (int i = 0; i < examples * pixels; i++) {
      double difference = images[i] - inputs[i];
      error += 0.5 * difference * difference;
      slopes[i] = (float) (difference / examples);
    }
    return error;
  }

  /** KL(N(m, s²) ‖ N(0, η)) of all examples. */
  private double divergence(float[] code, int examples) {
    return VaeDivergence.of(shape, index -> code[index], examples);
  }

  private void goBackThroughTheDraw(float[] code, float[] latentSlopes, Batch batch) {
    int examples = batch.examples();
    codeSlopes = FloatLayer.grown(codeSlopes, 2 * examples * latent);
    float[] drawn = batch.variates();
    float weight = (float) (shape.beta() / examples);
    float precision = (float) (1 / shape.priorVariance());
    float half = (float) (1 / 2.0);
    for (int example = 0; example < examples; example++) {
      for (int i = 0; i < latent; i++) {
        int at = example * latent + i;
        int mean = 2 * example * latent + i;
        float slope = latentSlopes[at];
        float deviation = deviations[at];
        codeSlopes[mean] = slope + weight * precision * code[mean];
        codeSlopes[mean + latent] =
            half
                * (slope * deviation * drawn[at]
                    + weight * (deviation * deviation * precision - 1));
      }
    }
  }

  /** After one part the code, after two the images decoded from its means. */
  @Override
  public float[] outputs(float[] parameters, Batch batch, int parts) {
    int examples = batch.examples();
    float[] code = encoder.forward(parameters, convert(batch), examples, FloatLayer.Mode.USE);
    if (parts == 1) {
      return code;
    }
    latents = FloatLayer.grown(latents, examples * latent);
    for (int example = 0; example < examples; example++) {
      System.arraycopy(code, 2 * example * latent, latents, example * latent, latent);
    }
    return decoder.forward(parameters, latents, examples, FloatLayer.Mode.USE);
  }

  private float[] convert(Batch batch) {
    int length = batch.examples() * pixels;
    inputs = FloatLayer.grown(inputs, length);
    float[] rows = batch.rows();
    for (int i = 0; i < length; i++) {
      inputs[i] = rows[i];
    }
    return inputs;
  }

  @Override
  public void memory(Consumer<float[]> visitor) {
    encoder.memory(visitor);
    decoder.memory(visitor);
  }
}
