package io.github.collapsar.execution;

/** Is told how a training goes. Called from one thread at a time. */
public interface Progress {

  /** Tells nobody. */
  Progress SILENT =
      new Progress() {
        @Override
        public void begin(long runs) {}

        @Override
        public void update(Tally tally) {}

        @Override
        public void end(Tally tally) {}
      };

  /** Training begins. */
  void begin(long runs);

  /** So much is done; called several times a second, also when nothing changed. */
  void update(Tally tally);

  /** Training ended, well or not. */
  void end(Tally tally);
}
