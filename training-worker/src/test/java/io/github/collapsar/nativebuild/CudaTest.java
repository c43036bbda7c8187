package io.github.collapsar.nativebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.collapsar.scenario.UnavailableException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a build for CUDA says of machines that lack something. */
class CudaTest {

  private static Cuda.Machine machine(int error, int devices, Error atBackend) {
    return new Cuda.Machine() {
      @Override
      public int countDevices(int[] count) {
        count[0] = devices;
        return error;
      }

      @Override
      public void loadBackend() {
        if (atBackend != null) {
          throw atBackend;
        }
      }
    };
  }

  @Test
  void findsNothingWrongWhereAllIsThere() {
    assertThat(Cuda.problem(machine(0, 2, null))).isEmpty();
  }

  @Test
  void namesADriverThatIsTooOld() {
    assertThat(Cuda.problem(machine(35, 0, null)))
        .contains("NVIDIA's driver is older than CUDA 11.6 needs; install driver 510 or newer");
  }

  @Test
  void saysThatThereIsNoGpu() {
    String message = "there is no GPU, or none is visible; see nvidia-smi and CUDA_VISIBLE_DEVICES";
    assertThat(Cuda.problem(machine(100, 0, null))).contains(message);
    assertThat(Cuda.problem(machine(0, 0, null))).contains(message);
  }

  @Test
  void passesOnOtherErrorsByNumber() {
    assertThat(Cuda.problem(machine(999, 0, null)))
        .contains("CUDA's runtime answers error 999; see nvidia-smi");
  }

  @Test
  void saysWhatDoesNotLoad() {
    Error missing = new UnsatisfiedLinkError("libcublas.so.11: cannot open shared object file");
    assertThat(Cuda.problem(machine(0, 1, missing)))
        .contains(
            "ND4J's library does not load (libcublas.so.11: cannot open shared object file);"
                + " install CUDA 11.6, its libraries where the loader finds them (LD_LIBRARY_PATH)");
  }

  @Test
  void withoutTheProfileThereIsNoBackendAndNoDriver() {
    assertThat(Cuda.isInClassPath()).isFalse();
    assertThat(Cuda.problem(new Cuda.ThisMachine()))
        .hasValueSatisfying(
            message ->
                assertThat(message)
                    .startsWith("driver or runtime do not load (")
                    .endsWith("; install NVIDIA's driver 510 or newer and CUDA 11.6"));
  }

  @Test
  void takesTheDeviceOfTheAddress() {
    assertThat(Cuda.device("0", 2)).isZero();
    assertThat(Cuda.device("1", 2)).isEqualTo(1);
  }

  @Test
  void refusesAnAddressThatIsNoDevice() {
    for (String address : new String[] {"2", "GPU-5d8f", ""}) {
      assertThatThrownBy(() -> Cuda.device(address, 2))
          .isInstanceOf(UnavailableException.class)
          .hasMessage(
              "Cannot use GPU %s, which Spark assigned: this process sees 2, numbered from 0; let the discovery script name those that nvidia-smi lists here",
              address);
    }
  }

  @Test
  void aGpuThatSparkAssignedIsNotPassedOverInSilence() {
    assertThatThrownBy(() -> NativeBackend.prepare(Optional.of("0")))
        .isInstanceOf(UnavailableException.class)
        .hasMessage(
            "Cannot use GPU 0, which Spark assigned: ND4J computes on the processor; build with -Pcuda, or train with engine = kernel");
  }
}
