package io.github.collapsar.scenario;

/** How the learning rate changes over a run. */
public enum Schedule implements Choice {
  CONSTANT("the learning rate itself at every step") {
    @Override
    public double factor(long step, long steps) {
      return 1;
    }
  },
  COSINE("from the learning rate to zero along half a cosine") {
    @Override
    public double factor(long step, long steps) {
      return 0.5 * (1 + Math.cos(Math.PI * step / steps));
    }
  };

  private final String description;

  Schedule(String description) {
    this.description = description;
  }

  @Override
  public String description() {
    return description;
  }

  /**
   * What the learning rate is multiplied by.
   *
   * @param step from 0
   * @param steps of the whole run
   */
  public abstract double factor(long step, long steps);
}
