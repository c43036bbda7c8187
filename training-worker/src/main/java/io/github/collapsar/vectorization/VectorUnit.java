package io.github.collapsar.vectorization;

/**
 * Chooses between the vector and the plain form of a piece of arithmetic. Both give the same bits;
 * the vector form needs the module {@code jdk.incubator.vector}, which Spark's launcher and ours
 * add.
 */
public final class VectorUnit {

  /** Set to {@code off} to use the plain forms. */
  public static final String PROPERTY = "collapsar.vector";

  private VectorUnit() {}

  /** Whether the vector forms are used in this JVM. */
  public static boolean inUse() {
    return !"off".equals(System.getProperty(PROPERTY))
        && ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
  }

  /**
   * The vector form where the module is there, else the plain one.
   *
   * @param vectorForm name of a class with a public constructor without arguments
   */
  public static <T> T choose(String vectorForm, Class<T> type, T plainForm) {
    if (!inUse()) {
      return plainForm;
    }
    try {
      return type.cast(Class.forName(vectorForm).getConstructor().newInstance());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Cannot load " + vectorForm + "; is the jar complete?", e);
    }
  }
}
