package io.github.collapsar.network;

import java.util.List;

/** A layer as it is ordered: what it does to a shape, and its parameters. */
sealed interface LayerSpec {

  /** What it makes of an input. */
  Shape output(Shape input);

  /**
   * The order that its inputs must have.
   *
   * @param given what they have
   */
  default Order takes(Order given) {
    return Order.CHANNELS_LAST;
  }

  /** The order of its outputs, for that of its inputs. */
  default Order gives(Order taken) {
    return Order.CHANNELS_LAST;
  }

  /** Declares its parameters, in the order in which they lie in the flat vector. */
  default void declare(Shape input, ParameterList parameters) {}

  /** Multiplications of weights with an example's numbers. */
  default long multiplications(Shape input) {
    return 0;
  }

  /** Every unit a weighted sum of all inputs; weights [inputs, units], then biases. */
  record Dense(int units) implements LayerSpec {
    @Override
    public Order takes(Order given) {
      return Order.CHANNELS_FIRST;
    }

    @Override
    public Order gives(Order taken) {
      return Order.CHANNELS_FIRST;
    }

    @Override
    public Shape output(Shape input) {
      return Shape.vector(units);
    }

    @Override
    public long multiplications(Shape input) {
      return (long) input.size() * units;
    }

    @Override
    public void declare(Shape input, ParameterList parameters) {
      parameters.beginLayer(input.size());
      parameters.add("weights", input.size() * units, ParameterBlock.Start.UNIFORM);
      parameters.add("biases", units, ParameterBlock.Start.UNIFORM);
    }
  }

  /**
   * A convolution (in fact a correlation); weights [channels, input channels, side, side], then
   * biases if it has them.
   *
   * @param padding zeros around the image
   * @param bias whether there are biases
   */
  record Convolution(int channels, int side, int stride, int padding, boolean bias)
      implements LayerSpec {
    @Override
    public Order takes(Order given) {
      return given;
    }

    @Override
    public Shape output(Shape input) {
      return new Shape(channels, along(input.height()), along(input.width()));
    }

    private int along(int length) {
      return (length + 2 * padding - side) / stride + 1;
    }

    @Override
    public long multiplications(Shape input) {
      return (long) output(input).size() * input.channels() * side * side;
    }

    @Override
    public void declare(Shape input, ParameterList parameters) {
      int fanIn = input.channels() * side * side;
      parameters.beginLayer(fanIn);
      parameters.add("weights", channels * fanIn, ParameterBlock.Start.UNIFORM);
      if (bias) {
        parameters.add("biases", channels, ParameterBlock.Start.UNIFORM);
      }
    }
  }

  /** The largest of every square; rows and columns left over are left out. */
  record MaximumPool(int side) implements LayerSpec {
    @Override
    public Shape output(Shape input) {
      return new Shape(input.channels(), input.height() / side, input.width() / side);
    }
  }

  /** The mean of every channel. */
  record MeanPool() implements LayerSpec {
    @Override
    public Order gives(Order taken) {
      return Order.CHANNELS_FIRST;
    }

    @Override
    public Shape output(Shape input) {
      return Shape.vector(input.channels());
    }
  }

  /** A function of each number. */
  record Activation(Nonlinearity nonlinearity) implements LayerSpec {
    @Override
    public Order takes(Order given) {
      return given;
    }

    @Override
    public Order gives(Order taken) {
      return taken;
    }

    @Override
    public Shape output(Shape input) {
      return input;
    }
  }

  /** Every channel to mean 0 and variance 1 over the batch, then times a gain plus a bias. */
  record BatchNormalization() implements LayerSpec {
    @Override
    public Shape output(Shape input) {
      return input;
    }

    @Override
    public void declare(Shape input, ParameterList parameters) {
      parameters.add("gains", input.channels(), ParameterBlock.Start.ONE);
      parameters.add("shifts", input.channels(), ParameterBlock.Start.ZERO);
    }
  }

  /** The sum of two ways from the same input; a way without layers is the input itself. */
  record Residual(List<LayerSpec> main, List<LayerSpec> shortcut) implements LayerSpec {
    @Override
    public Shape output(Shape input) {
      return Architecture.output(main, input);
    }

    @Override
    public long multiplications(Shape input) {
      return Architecture.multiplications(main, input)
          + Architecture.multiplications(shortcut, input);
    }

    @Override
    public void declare(Shape input, ParameterList parameters) {
      Architecture.declare(main, input, parameters);
      Architecture.declare(shortcut, input, parameters);
    }
  }
}
