package io.github.collapsar.network.architecture;

import java.util.List;

/** A layer's definition: its output shape and its parameters. */
public sealed interface LayerSpec {

  /** The shape of its output. */
  TensorShape output(TensorShape input);

  /**
   * The channel order that its inputs must have.
   *
   * @param given the order that they have
   */
  default ChannelOrder inputOrder(ChannelOrder given) {
    return ChannelOrder.CHANNELS_LAST;
  }

  /** The channel order of its outputs for inputs in {@link #inputOrder}. */
  default ChannelOrder outputOrder(ChannelOrder input) {
    return ChannelOrder.CHANNELS_LAST;
  }

  /** Declares its parameters, in the order in which they lie in the flat vector. */
  default void declare(TensorShape input, ParameterList parameters) {}

  /** Multiplications of one example's forward pass. */
  default long multiplications(TensorShape input) {
    return 0;
  }

  /** Each unit is a weighted sum of all inputs; weights [inputs, units], then biases. */
  record Dense(int units) implements LayerSpec {
    @Override
    public ChannelOrder inputOrder(ChannelOrder given) {
      return ChannelOrder.CHANNELS_FIRST;
    }

    @Override
    public ChannelOrder outputOrder(ChannelOrder input) {
      return ChannelOrder.CHANNELS_FIRST;
    }

    @Override
    public TensorShape output(TensorShape input) {
      return TensorShape.vector(units);
    }

    @Override
    public long multiplications(TensorShape input) {
      return (long) input.size() * units;
    }

    @Override
    public void declare(TensorShape input, ParameterList parameters) {
      parameters.beginLayer(input.size());
      parameters.add(
          "weights", Math.multiplyExact(input.size(), units), ParameterBlock.InitialValue.UNIFORM);
      parameters.add("biases", units, ParameterBlock.InitialValue.UNIFORM);
    }
  }

  /**
   * A convolution (in fact a correlation); weights [channels, input channels, side, side], then
   * biases if it has them.
   *
   * @param padding zeros around the image
   * @param bias whether it has biases
   */
  record Convolution(int channels, int side, int stride, int padding, boolean bias)
      implements LayerSpec {
    @Override
    public ChannelOrder inputOrder(ChannelOrder given) {
      return given;
    }

    @Override
    public TensorShape output(TensorShape input) {
      return new TensorShape(channels, along(input.height()), along(input.width()));
    }

    private int along(int length) {
      return (length + 2 * padding - side) / stride + 1;
    }

    @Override
    public long multiplications(TensorShape input) {
      return (long) output(input).size() * input.channels() * side * side;
    }

    @Override
    public void declare(TensorShape input, ParameterList parameters) {
      int fanIn = input.channels() * side * side;
      parameters.beginLayer(fanIn);
      parameters.add(
          "weights", Math.multiplyExact(channels, fanIn), ParameterBlock.InitialValue.UNIFORM);
      if (bias) {
        parameters.add("biases", channels, ParameterBlock.InitialValue.UNIFORM);
      }
    }
  }

  /** The largest number of each square; rows and columns that fill no square are dropped. */
  record MaximumPool(int side) implements LayerSpec {
    @Override
    public TensorShape output(TensorShape input) {
      return new TensorShape(input.channels(), input.height() / side, input.width() / side);
    }
  }

  /** The mean of each channel. */
  record MeanPool() implements LayerSpec {
    @Override
    public ChannelOrder outputOrder(ChannelOrder input) {
      return ChannelOrder.CHANNELS_FIRST;
    }

    @Override
    public TensorShape output(TensorShape input) {
      return TensorShape.vector(input.channels());
    }
  }

  /** A function of each number. */
  record Elementwise(Nonlinearity nonlinearity) implements LayerSpec {
    @Override
    public ChannelOrder inputOrder(ChannelOrder given) {
      return given;
    }

    @Override
    public ChannelOrder outputOrder(ChannelOrder input) {
      return input;
    }

    @Override
    public TensorShape output(TensorShape input) {
      return input;
    }
  }

  /** Brings each channel to mean 0 and variance 1 over the batch, then multiplies and shifts it. */
  record BatchNormalization() implements LayerSpec {

    /** Added to the variance. */
    public static final double EPSILON = 1e-5;

    /** Batches that the running means reach back: a new batch has this share of them, inverted. */
    public static final double BATCHES = 10;

    @Override
    public TensorShape output(TensorShape input) {
      return input;
    }

    @Override
    public void declare(TensorShape input, ParameterList parameters) {
      parameters.add("gains", input.channels(), ParameterBlock.InitialValue.ONE);
      parameters.add("shifts", input.channels(), ParameterBlock.InitialValue.ZERO);
    }
  }

  /** The sum of two branches from the same input; a branch without layers is the identity. */
  record Residual(List<LayerSpec> main, List<LayerSpec> shortcut) implements LayerSpec {
    @Override
    public TensorShape output(TensorShape input) {
      return Architecture.output(main, input);
    }

    @Override
    public long multiplications(TensorShape input) {
      return Architecture.multiplications(main, input)
          + Architecture.multiplications(shortcut, input);
    }

    @Override
    public void declare(TensorShape input, ParameterList parameters) {
      Architecture.declare(main, input, parameters);
      Architecture.declare(shortcut, input, parameters);
    }
  }
}
