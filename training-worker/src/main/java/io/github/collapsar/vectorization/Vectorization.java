package io.github.collapsar.vectorization;

import java.util.List;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/**
 * The form of the {@link Arithmetic} that this JVM uses, chosen once: the vector form where the
 * module {@code jdk.incubator.vector} is there, which Spark's launcher and ours add, and the
 * machine has vectors. Where it is not used, the log says why.
 */
public final class Vectorization {

  /**
   * A system property for tests: {@code plain} for the form without vectors, or the vectors' width
   * in bits. Results do not depend on it.
   */
  public static final String PROPERTY = "collapsar.vector";

  /** Vectors have a whole share of so many numbers, whatever the machine and the precision. */
  public static final int LANES = 16;

  private static final String MODULE = "jdk.incubator.vector";
  private static final String VECTOR_FORM =
      "io.github.collapsar.vectorization.vector.VectorArithmetic";

  /** Shorter vectors are what the Vector API offers where the machine has none. */
  private static final int SHORTEST = 128;

  private static final List<String> SETTINGS = List.of("", "plain", "128", "256", "512");

  private static final Arithmetic PLAIN = new PlainArithmetic();
  private static final Optional<String> WHY_PLAIN = whyPlain(System.getProperty(PROPERTY, ""));
  private static final Arithmetic CHOSEN = WHY_PLAIN.isPresent() ? PLAIN : vectors();

  static {
    WHY_PLAIN.ifPresent(
        reason ->
            LoggerFactory.getLogger(Vectorization.class)
                .warn("Training without vectors, several times slower: {}", reason));
  }

  private Vectorization() {}

  /** What this JVM computes with. */
  public static Arithmetic arithmetic() {
    return CHOSEN;
  }

  /** One number after the other, also where vectors are used. */
  public static Arithmetic plain() {
    return PLAIN;
  }

  /** Why no vectors are used, and what to do about it; empty if they are. */
  public static Optional<String> whyPlain() {
    return WHY_PLAIN;
  }

  private static Optional<String> whyPlain(String setting) {
    if (!SETTINGS.contains(setting)) {
      throw new IllegalArgumentException(
          "Cannot choose vectors: %s = %s; give plain, 128, 256 or 512"
              .formatted(PROPERTY, setting));
    }
    if (setting.equals("plain")) {
      return Optional.of("leave out -D%s=plain".formatted(PROPERTY));
    }
    if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
      return Optional.of("start Java with --add-modules=" + MODULE);
    }
    return vectors().bits() < SHORTEST
        ? Optional.of("this machine has no vectors that Java can use")
        : Optional.empty();
  }

  /** By name: nothing but the vector form may depend on the module (docs/adr/0001). */
  private static Arithmetic vectors() {
    try {
      return Class.forName(VECTOR_FORM).asSubclass(Arithmetic.class).getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Cannot load " + VECTOR_FORM + "; is the jar complete?", e);
    }
  }
}
