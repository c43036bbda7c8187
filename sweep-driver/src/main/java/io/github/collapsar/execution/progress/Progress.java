package io.github.collapsar.execution.progress;

/** Hears how a training goes. Called from one thread at a time. */
public interface Progress {

  /** Shows nothing. */
  Progress SILENT =
      new Progress() {
        @Override
        public void begin(String task, long runs) {}

        @Override
        public void update(Tally tally, double inTraining) {}

        @Override
        public void end(Tally tally) {}
      };

  /**
   * Training begins.
   *
   * @param task what is trained, such as "Wave 3"
   * @param runs how many
   */
  void begin(String task, long runs);

  /**
   * So much is done; called several times a second, also when nothing changed.
   *
   * @param inTraining about how many runs' worth of training was done in packs that are not
   *     finished
   */
  void update(Tally tally, double inTraining);

  /** Training ended, well or not. */
  void end(Tally tally);
}
