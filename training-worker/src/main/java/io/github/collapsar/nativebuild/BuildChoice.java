package io.github.collapsar.nativebuild;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The builds of ND4J's native code for Linux on x86-64, the fastest first. JavaCPP left alone takes
 * one by its name, whether or not the machine can run it.
 */
enum BuildChoice {
  AVX512("-onednn-avx512", Set.of("avx512f", "avx512cd", "avx512bw", "avx512dq", "avx512vl")),
  AVX2("-onednn-avx2", Set.of("avx2", "fma")),
  PLAIN("", Set.of());

  /** JavaCPP's property with the suffix of the build; empty means the plain one. */
  static final String PROPERTY = "org.bytedeco.javacpp.platform.extension";

  private static final String LIBRARY =
      "org/nd4j/linalg/cpu/nativecpu/bindings/linux-x86_64%s/libjnind4jcpu.so";

  private final String extension;
  private final Set<String> needed;

  BuildChoice(String extension, Set<String> needed) {
    this.extension = extension;
    this.needed = needed;
  }

  String extension() {
    return extension;
  }

  /** The build for this machine; empty where the choice is left to JavaCPP. */
  static Optional<BuildChoice> ofThisMachine() {
    boolean linux = "Linux".equals(System.getProperty("os.name"));
    boolean intel = "amd64".equals(System.getProperty("os.arch"));
    if (!linux || !intel) {
      // One build each, or the plain one: elsewhere there is no sure way to ask the processor.
      return Optional.of(PLAIN);
    }
    ClassLoader loader = BuildChoice.class.getClassLoader();
    return best(
        featuresOf(Path.of("/proc/cpuinfo")),
        choice -> loader.getResource(LIBRARY.formatted(choice.extension)) != null);
  }

  /**
   * The fastest build that the processor can run and that is there; empty if none is, as with a
   * backend of another kind.
   */
  static Optional<BuildChoice> best(Set<String> features, Predicate<BuildChoice> present) {
    return Stream.of(values())
        .filter(choice -> features.containsAll(choice.needed))
        .filter(present)
        .findFirst();
  }

  /** The processor's features by Linux's names; none if they cannot be read. */
  static Set<String> featuresOf(Path cpuInfo) {
    try (Stream<String> lines = Files.lines(cpuInfo, StandardCharsets.UTF_8)) {
      return lines
          .filter(line -> line.startsWith("flags"))
          .findFirst()
          .map(line -> line.substring(line.indexOf(':') + 1).trim().split("\\s+"))
          .map(flags -> Set.copyOf(List.of(flags)))
          .orElse(Set.of());
    } catch (IOException e) {
      return Set.of();
    }
  }
}
