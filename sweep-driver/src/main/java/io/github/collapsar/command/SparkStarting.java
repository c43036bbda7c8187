package io.github.collapsar.command;

import io.github.collapsar.execution.session.SparkStart;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;

/**
 * Spark, starting while the command does what needs no Spark yet. Closing stops it, unless it ran
 * before.
 */
final class SparkStarting implements Supplier<SparkSession>, AutoCloseable {

  private final String master;
  private final CompletableFuture<SparkSession> session;
  private final boolean ranBefore;

  private SparkStarting(String master, CompletableFuture<SparkSession> session, boolean ranBefore) {
    this.master = master;
    this.ranBefore = ranBefore;
    this.session = session;
  }

  /** Begins to start Spark in a thread of its own. */
  static SparkStarting begin(String name, Optional<String> master, Map<String, String> settings) {
    boolean ranBefore = SparkSession.getDefaultSession().isDefined();
    CompletableFuture<SparkSession> session = new CompletableFuture<>();
    Thread starter =
        new Thread(
            () -> {
              try {
                session.complete(SparkStart.session(name, master, settings));
              } catch (RuntimeException | LinkageError e) {
                session.completeExceptionally(e);
              }
            },
            "spark-start");
    starter.setDaemon(true);
    starter.start();
    return new SparkStarting(SparkStart.master(master, settings), session, ranBefore);
  }

  /** Where Spark runs. */
  String master() {
    return master;
  }

  /** The session, once it has started. */
  @Override
  public SparkSession get() {
    try {
      return session.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  @Override
  public void close() {
    if (!ranBefore && !session.isCompletedExceptionally()) {
      get().stop();
    }
  }
}
