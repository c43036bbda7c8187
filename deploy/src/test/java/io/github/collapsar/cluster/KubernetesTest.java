package io.github.collapsar.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kubernetes/submit} with a real spark-submit, against an API server that only remembers.
 */
@Tag("cluster")
class KubernetesTest {

  private static final Path SCRIPT = Path.of("kubernetes", "submit").toAbsolutePath();
  private static final int MOST_MINUTES = 3;

  @TempDir private Path temporary;

  private final KubernetesMockServer server =
      new KubernetesMockServer(
          new Context(), new MockWebServer(), new HashMap<>(), new ApplyingDispatcher(), false);

  @BeforeEach
  void start() {
    server.init();
  }

  @AfterEach
  void stop() {
    server.destroy();
  }

  private String submit(Spark spark, String... options) throws Exception {
    List<String> line =
        new ArrayList<>(
            List.of(
                SCRIPT.toString(),
                "k8s://http://127.0.0.1:" + server.getPort(),
                "s3a://bucket/results",
                "--conf",
                "spark.kubernetes.submission.waitAppCompletion=false"));
    line.addAll(List.of(options));
    Path output = temporary.resolve("submit.txt");
    ProcessBuilder builder =
        new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().put("SPARK_HOME", spark.home().toString());
    builder.environment().put("IMAGE", "registry.example.org/collapsar:test");
    builder.environment().put("NAMESPACE", "sweeps");
    builder.environment().put("NAME", "small");
    builder.environment().put("JAVA_TOOL_OPTIONS", Spark.BRIEF_LIVES);
    builder.environment().put("KUBECONFIG", "/dev/null");
    Process process = builder.start();
    assertThat(process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)).isTrue();
    String said = Files.readString(output);
    assertThat(process.exitValue()).as(said).isZero();
    return said;
  }

  @Test
  @Timeout(300)
  void submitsADriverThatMayRunNothingAsRootAndReadsTheSweep() throws Exception {
    Spark spark = Spark.installed();
    try (KubernetesClient client = server.createClient()) {
      for (HasMetadata access :
          client.load(Files.newInputStream(Path.of("kubernetes", "access.yaml"))).items()) {
        client.resource(access).inNamespace("sweeps").create();
      }
      submit(spark, "--properties-file", withGpus().toString());

      Pod driver = client.pods().inNamespace("sweeps").list().getItems().get(0);
      assertThat(driver.getSpec().getServiceAccountName()).isEqualTo("collapsar");
      assertThat(client.serviceAccounts().inNamespace("sweeps").withName("collapsar").get())
          .isNotNull();
      assertThat(driver.getSpec().getSecurityContext().getRunAsNonRoot()).isTrue();
      Container container = driver.getSpec().getContainers().get(0);
      assertThat(container.getImage()).isEqualTo("registry.example.org/collapsar:test");
      assertThat(container.getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
      assertThat(container.getSecurityContext().getCapabilities().getDrop()).containsExactly("ALL");
      assertThat(container.getArgs())
          .endsWith(
              "local:///opt/collapsar/collapsar-spark.jar",
              "run",
              "/opt/collapsar/sweep/sweep.conf",
              "--results",
              "s3a://bucket/results");
      assertThat(container.getVolumeMounts())
          .anyMatch(mount -> mount.getMountPath().equals("/opt/collapsar/sweep"));
      assertThat(driver.getSpec().getVolumes())
          .anyMatch(
              volume ->
                  volume.getConfigMap() != null && volume.getConfigMap().getName().equals("sweep"));
      String settings =
          client.configMaps().inNamespace("sweeps").list().getItems().stream()
              .map(map -> String.valueOf(map.getData()))
              .reduce("", String::concat);
      assertThat(settings)
          .contains("spark.kubernetes.executor.podTemplateFile")
          .contains("spark.executor.resource.gpu.vendor=nvidia.com")
          .contains("runAsNonRoot");
    }
  }

  private Path withGpus() throws Exception {
    return Files.writeString(
        temporary.resolve("gpu.properties"),
        Files.readString(Path.of("kubernetes", "sweep.properties"))
            + Files.readString(Path.of("gpu", "gpu.properties")));
  }
}
