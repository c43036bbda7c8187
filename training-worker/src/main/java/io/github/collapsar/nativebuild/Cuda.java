package io.github.collapsar.nativebuild;

import io.github.collapsar.scenario.UnavailableException;
import java.lang.reflect.InvocationTargetException;
import java.util.Optional;

/**
 * ND4J's CUDA backend, which the Maven profile {@code cuda} puts into the class path. The machine
 * is checked before ND4J is touched: ND4J would silently compute on the processor instead.
 */
final class Cuda {

  private static final String VERSION = "11.6";

  private static final String OLDEST_DRIVER = "510";

  /** Error codes of CUDA's runtime: cudaErrorInsufficientDriver, cudaErrorNoDevice. */
  private static final int OLD_DRIVER = 35;

  private static final int NO_DEVICE = 100;

  private static final String BACKEND = "org/nd4j/linalg/jcublas/JCublasBackend.class";

  private Cuda() {}

  /** What is asked of the machine. */
  interface Machine {

    /**
     * Loads the driver and CUDA's runtime and counts GPUs into the first entry.
     *
     * @return CUDA's error code, 0 for none
     * @throws LinkageError if they do not load
     */
    int countDevices(int[] count) throws ReflectiveOperationException;

    /**
     * Loads ND4J's library for CUDA.
     *
     * @throws LinkageError if it does not load
     */
    void loadBackend() throws ReflectiveOperationException;
  }

  static boolean isInClassPath() {
    return Cuda.class.getClassLoader().getResource(BACKEND) != null;
  }

  /** Why a build for CUDA cannot compute on this machine; empty if it can. */
  static Optional<String> problem(Machine machine) {
    int[] count = new int[1];
    try {
      int error = machine.countDevices(count);
      if (error == OLD_DRIVER) {
        return Optional.of(
            "NVIDIA's driver is older than CUDA %s needs; install driver %s or newer"
                .formatted(VERSION, OLDEST_DRIVER));
      }
      if (error == NO_DEVICE || (error == 0 && count[0] == 0)) {
        return Optional.of(
            "there is no GPU, or none is visible; see nvidia-smi and CUDA_VISIBLE_DEVICES");
      }
      if (error != 0) {
        return Optional.of("CUDA's runtime answers error %d; see nvidia-smi".formatted(error));
      }
    } catch (ReflectiveOperationException | LinkageError e) {
      return Optional.of(
          "driver or runtime do not load (%s); install NVIDIA's driver %s or newer and CUDA %s"
              .formatted(rootMessage(e), OLDEST_DRIVER, VERSION));
    }
    try {
      machine.loadBackend();
    } catch (ReflectiveOperationException | LinkageError e) {
      return Optional.of(
          "ND4J's library does not load (%s); install CUDA %s, its libraries where the loader"
                  .formatted(rootMessage(e), VERSION)
              + " finds them (LD_LIBRARY_PATH)");
    }
    return Optional.empty();
  }

  /**
   * The device that Spark's address means.
   *
   * @param devices how many there are
   * @throws UnavailableException if there is none such
   */
  static int device(String address, int devices) {
    if (address.matches("[0-9]{1,4}") && Integer.parseInt(address) < devices) {
      return Integer.parseInt(address);
    }
    throw new UnavailableException(
        "Cannot use GPU %s, which Spark assigned: this process sees %d, numbered from 0; let the discovery script name those that nvidia-smi lists here"
            .formatted(address, devices));
  }

  private static String rootMessage(Throwable error) {
    Throwable root = error;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getMessage();
  }

  /** This machine, by reflection: the classes are there with the profile alone. */
  static final class ThisMachine implements Machine {

    @Override
    public int countDevices(int[] count) throws ReflectiveOperationException {
      try {
        return (int)
            Class.forName("org.bytedeco.cuda.global.cudart")
                .getMethod("cudaGetDeviceCount", int[].class)
                .invoke(null, count);
      } catch (InvocationTargetException e) {
        throw new ReflectiveOperationException(e.getCause());
      }
    }

    @Override
    public void loadBackend() throws ReflectiveOperationException {
      Class.forName("org.nd4j.linalg.jcublas.bindings.Nd4jCuda");
    }
  }
}
