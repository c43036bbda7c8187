package io.github.collapsar.nativebuild;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildChoiceTest {

  private static final Set<String> SKYLAKE_X =
      Set.of("sse2", "avx2", "fma", "avx512f", "avx512cd", "avx512bw", "avx512dq", "avx512vl");

  @Test
  void takesTheFastestBuildThatTheProcessorRuns() {
    assertThat(BuildChoice.best(SKYLAKE_X, choice -> true)).contains(BuildChoice.AVX512);
    assertThat(BuildChoice.best(Set.of("avx2", "fma"), choice -> true)).contains(BuildChoice.AVX2);
    assertThat(BuildChoice.best(Set.of("sse2", "avx"), choice -> true)).contains(BuildChoice.PLAIN);
  }

  @Test
  void takesTheNextBuildWhereTheFastestIsNotInTheClassPath() {
    assertThat(BuildChoice.best(SKYLAKE_X, choice -> choice != BuildChoice.AVX512))
        .contains(BuildChoice.AVX2);
  }

  @Test
  void leavesTheChoiceAloneWhereThereIsNoneOfThem() {
    assertThat(BuildChoice.best(SKYLAKE_X, choice -> false)).isEmpty();
  }

  @Test
  void readsTheFeaturesOfTheFirstProcessor(@TempDir Path directory) throws IOException {
    Path cpuInfo = directory.resolve("cpuinfo");
    Files.writeString(
        cpuInfo, "processor\t: 0\nflags\t\t: fpu avx2 fma\nvmx flags\t: vnmi\n\nprocessor\t: 1\n");
    assertThat(BuildChoice.featuresOf(cpuInfo)).containsExactlyInAnyOrder("fpu", "avx2", "fma");
  }

  @Test
  void knowsNoFeaturesWhereTheyCannotBeRead(@TempDir Path directory) {
    assertThat(BuildChoice.featuresOf(directory.resolve("missing"))).isEmpty();
  }

  @Test
  void namesTheLoadedBuild() {
    Map<String, String> libraries =
        Map.of(
            "jnijavacpp", "/cache/javacpp/linux-x86_64/libjnijavacpp.so",
            "jnind4jcpu", "/cache/nd4j/bindings/linux-x86_64-onednn-avx2/libjnind4jcpu.so");
    assertThat(NativeBackend.build(libraries)).isEqualTo("linux-x86_64-onednn-avx2");
    assertThat(NativeBackend.build(Map.of())).isEqualTo("unknown");
  }
}
