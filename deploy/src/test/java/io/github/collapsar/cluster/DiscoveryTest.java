package io.github.collapsar.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.resource.ResourceInformation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script with which Spark finds GPUs, with a stand-in for nvidia-smi. */
class DiscoveryTest {

  private static final String SCRIPT = Path.of("gpu", "discover").toAbsolutePath().toString();

  @TempDir private Path temporary;

  private ResourceInformation discovered(String indexes) throws Exception {
    Path program = temporary.resolve("nvidia-smi");
    Files.writeString(program, "#!/bin/sh\nprintf '%s'\n".formatted(indexes));
    assertThat(program.toFile().setExecutable(true)).isTrue();
    ProcessBuilder builder = new ProcessBuilder(SCRIPT);
    builder.environment().merge("PATH", temporary.toString(), (path, first) -> first + ":" + path);
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return ResourceInformation.parseJson(said);
  }

  @Test
  void namesEveryGpuAsSparkReadsIt() throws Exception {
    assertThat(discovered("0\\n1\\n2\\n").name()).isEqualTo("gpu");
    assertThat(discovered("0\\n1\\n2\\n").addresses()).containsExactly("0", "1", "2");
  }

  @Test
  void aMachineWithoutAGpuHasNone() throws Exception {
    assertThat(discovered("").addresses()).isEmpty();
  }
}
