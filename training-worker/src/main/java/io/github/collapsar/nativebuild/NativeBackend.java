package io.github.collapsar.nativebuild;

import java.nio.file.Path;
import java.util.Map;
import org.bytedeco.javacpp.Loader;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * The native ND4J backend of this JVM.
 *
 * @param backend ND4J's name of it, such as {@code CpuBackend}
 * @param build platform and instruction set it was built for, such as {@code
 *     linux-x86_64-onednn-avx512}
 * @param threads OpenMP threads that a task's operations use
 * @param gpu whether it computes on a GPU
 */
public record NativeBackend(String backend, String build, int threads, boolean gpu) {

  private static final boolean CHOSEN = choose();

  /**
   * Readies ND4J for the calling thread: the first call in a JVM chooses the build, every call
   * holds the calling thread's operations to the threads of a task. That is one thread, or {@code
   * OMP_NUM_THREADS} where the environment sets it. Cheap; must come before the thread's first use
   * of ND4J.
   */
  public static void prepare() {
    if (!CHOSEN) {
      throw new AssertionError("chosen when the class was initialised");
    }
    ProcessThreads.limit();
    NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(threadsOfATask());
  }

  /** The backend in use; loads it if nothing has yet, which takes seconds. */
  public static NativeBackend inUse() {
    prepare();
    return new NativeBackend(
        Nd4j.getBackend().getClass().getSimpleName(),
        build(Loader.getLoadedLibraries()),
        threadsOfATask(),
        !Nd4j.getEnvironment().isCPU());
  }

  static String build(Map<String, String> loadedLibraries) {
    return loadedLibraries.entrySet().stream()
        .filter(library -> library.getKey().startsWith("jnind4j"))
        .map(library -> Path.of(library.getValue()).getParent())
        .map(directory -> directory.getFileName().toString())
        .findFirst()
        .orElse("unknown");
  }

  static int threadsOfATask() {
    String told = System.getenv("OMP_NUM_THREADS");
    return told != null && told.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(told) : 1;
  }

  private static boolean choose() {
    if (System.getProperty(BuildChoice.PROPERTY) == null) {
      BuildChoice.ofThisMachine()
          .ifPresent(choice -> System.setProperty(BuildChoice.PROPERTY, choice.extension()));
    }
    return true;
  }

  /** Limits that ND4J keeps for the whole process; set once, when ND4J is first touched. */
  private static final class ProcessThreads {
    static {
      Nd4j.getEnvironment().setMaxMasterThreads(threadsOfATask());
      Nd4j.factory().blas().setMaxThreads(threadsOfATask());
    }

    /** Has its effect when the class is initialised. */
    static void limit() {}
  }
}
