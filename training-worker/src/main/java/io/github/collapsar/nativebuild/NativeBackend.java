package io.github.collapsar.nativebuild;

import io.github.collapsar.scenario.UnavailableException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.javacpp.Loader;
import org.nd4j.linalg.api.concurrency.AffinityManager;
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

  /** Why a build for CUDA cannot be used here. */
  private static final Optional<String> PROBLEM =
      Cuda.isInClassPath() ? Cuda.problem(new Cuda.ThisMachine()) : Optional.empty();

  /**
   * Prepares ND4J for the calling thread: the first call in a JVM chooses the build, every call
   * holds the calling thread's operations to the threads of a task. That is one thread, or {@code
   * OMP_NUM_THREADS} where the environment sets it. Cheap; must come before the thread's first use
   * of ND4J.
   *
   * @throws UnavailableException if this is a build for CUDA and the machine does not meet its
   *     needs
   */
  public static void prepare() {
    if (!CHOSEN) {
      throw new AssertionError("chosen when the class was initialised");
    }
    if (PROBLEM.isPresent()) {
      throw new UnavailableException(
          "Cannot use ND4J's CUDA backend: %s. Or train with engine = kernel, or build without the profile cuda"
              .formatted(PROBLEM.get()));
    }
    ProcessThreads.limit();
    if (Nd4j.getEnvironment().isCPU()) {
      // On a GPU the same call would set the threads of a block.
      NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(threadsOfATask());
    }
  }

  /**
   * The same, and binds the calling thread to a GPU.
   *
   * @param gpu its address, as Spark assigned it to the task; empty leaves the choice to ND4J
   * @throws UnavailableException if there is none such, or ND4J computes on the processor
   */
  public static void prepare(Optional<String> gpu) {
    prepare();
    gpu.ifPresent(NativeBackend::bind);
  }

  private static void bind(String gpu) {
    if (Nd4j.getEnvironment().isCPU()) {
      throw new UnavailableException(
          "Cannot use GPU %s, which Spark assigned: ND4J computes on the processor; build with -Pcuda, or train with engine = kernel"
              .formatted(gpu));
    }
    AffinityManager devices = Nd4j.getAffinityManager();
    devices.unsafeSetDevice(Cuda.device(gpu, devices.getNumberOfDevices()));
  }

  /**
   * The backend in use; loads it if nothing has yet, which takes seconds.
   *
   * @throws UnavailableException as {@link #prepare()}
   */
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
    String threads = System.getenv("OMP_NUM_THREADS");
    return threads != null && threads.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(threads) : 1;
  }

  private static boolean choose() {
    if (System.getProperty(BuildChoice.PROPERTY) == null && !Cuda.isInClassPath()) {
      BuildChoice.ofThisMachine()
          .ifPresent(choice -> System.setProperty(BuildChoice.PROPERTY, choice.extension()));
    }
    return true;
  }

  /** Limits that ND4J keeps for the whole process; set once, when ND4J is first touched. */
  private static final class ProcessThreads {
    static {
      if (Nd4j.getEnvironment().isCPU()) {
        Nd4j.getEnvironment().setMaxMasterThreads(threadsOfATask());
        Nd4j.factory().blas().setMaxThreads(threadsOfATask());
      }
    }

    /** Has its effect when the class is initialised. */
    static void limit() {}
  }
}
