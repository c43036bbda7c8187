package io.github.collapsar.random;

/** What a random stream is for; streams of different purposes are independent. */
public enum Purpose {
  /** Inputs, and noise that belongs to them. */
  DATA(1),
  /** Labels, where they are drawn apart from the inputs. */
  LABELS(2),
  /** Initial parameters. */
  INITIALIZATION(3),
  /** What a removal draws: offsets, noise. */
  REMOVAL(4),
  /** Which examples a minibatch takes. */
  MINIBATCHES(5),
  /** Which parameters a removal acts on. */
  MASKS(6),
  /** Which parameters a parametrisation acts on. */
  PARAMETRIZATION(7),
  /** What distinguishes one task from the next. */
  TASKS(8),
  /** What a model draws at every step. */
  LATENTS(9);

  private final int code;

  Purpose(int code) {
    this.code = code;
  }

  /** The number that enters the generator's counter; never changed. */
  int code() {
    return code;
  }
}
