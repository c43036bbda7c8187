package io.github.collapsar.execution.stored;

/** Which stored runs count as done. */
public enum Retry {
  /** Every one, however it ended. */
  NOTHING,
  /** Only those that completed: what failed or timed out is trained again. */
  FAILED
}
