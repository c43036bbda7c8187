package io.github.collapsar.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The files for Kubernetes say what Kubernetes understands. The schema is that of the Spark
 * operator's custom resource definition (kubeflow/spark-operator, config/crd/bases, commit
 * 38082f3), which also describes containers and volumes; unknown fields are errors here, where
 * Kubernetes would drop them.
 */
class ManifestTest {

  private static final YAMLMapper YAML = new YAMLMapper();
  private static final Path FILES = Path.of("kubernetes");
  private static final String CRD = "/sparkapplications-v1beta2-crd.yaml.gz";

  private static JsonNode application;

  @BeforeAll
  static void readDefinition() throws IOException {
    try (InputStream file = ManifestTest.class.getResourceAsStream(CRD);
        InputStream text = new GZIPInputStream(file)) {
      JsonNode definition = YAML.readTree(text);
      assertThat(definition.at("/spec/versions/0/name").asText()).isEqualTo("v1beta2");
      application = definition.at("/spec/versions/0/schema/openAPIV3Schema");
      forbidUnknownFields(application);
    }
  }

  private static void forbidUnknownFields(JsonNode schema) {
    boolean open = schema.path("x-kubernetes-preserve-unknown-fields").asBoolean();
    // A field may itself be called "properties"; then it has a type.
    JsonNode fields = schema.path("properties");
    if (fields.isObject() && !fields.path("type").isTextual() && !open) {
      ((ObjectNode) schema).put("additionalProperties", false);
    }
    schema.forEach(ManifestTest::forbidUnknownFields);
  }

  private static Set<ValidationMessage> problems(JsonNode schema, JsonNode document) {
    JsonSchema compiled =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(schema);
    return compiled.validate(document);
  }

  private static JsonNode read(String file) throws IOException {
    return YAML.readTree(FILES.resolve(file).toFile());
  }

  /** metadata is known to be an object, and no more, to a custom resource definition. */
  private static JsonNode applicationSchema() {
    ObjectNode schema = application.deepCopy();
    ((ObjectNode) schema.at("/properties")).putObject("metadata").put("type", "object");
    return schema;
  }

  @ParameterizedTest
  @ValueSource(strings = {"sweep.yaml", "sweep-gpu.yaml"})
  void sparkApplicationsFollowTheOperatorsDefinition(String file) throws IOException {
    assertThat(problems(applicationSchema(), read(file))).isEmpty();
    assertThat(read(file).path("kind").asText()).isEqualTo("SparkApplication");
    assertThat(read(file).path("apiVersion").asText()).isEqualTo("sparkoperator.k8s.io/v1beta2");
  }

  /** Of a pod the definition describes containers, volumes and the security context. */
  @ParameterizedTest
  @CsvSource({"driver.yaml,driver", "executor.yaml,executor"})
  void podTemplatesFollowTheDefinitionOfPods(String file, String role) throws IOException {
    JsonNode of = application.at("/properties/spec/properties");
    JsonNode ofRole = of.at("/" + role + "/properties");
    JsonNode pod = read(file).path("spec");

    assertThat(problems(ofRole.path("sidecars"), pod.path("containers"))).isEmpty();
    assertThat(problems(ofRole.path("podSecurityContext"), pod.path("securityContext"))).isEmpty();
    if (pod.has("volumes")) {
      assertThat(problems(of.path("volumes"), pod.path("volumes"))).isEmpty();
    }
    assertThat(pod.fieldNames())
        .toIterable()
        .isSubsetOf("containers", "securityContext", "volumes");
    assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
  }

  @Test
  void misspeltFieldsAreFound() throws IOException {
    ObjectNode misspelt = (ObjectNode) read("sweep.yaml");
    ((ObjectNode) misspelt.at("/spec/executor")).put("memroy", "1g");
    ((ObjectNode) misspelt.at("/spec")).put("mode", "custer");

    assertThat(problems(applicationSchema(), misspelt))
        .extracting(ValidationMessage::getMessage)
        .anyMatch(message -> message.contains("memroy"))
        .anyMatch(message -> message.contains("mode"));
  }

  /** The client's classes are made from Kubernetes' own description of its interface. */
  @Test
  void accessRulesNameOnlyFieldsThatKubernetesHas() throws IOException {
    var documents =
        YAML.readerFor(JsonNode.class).<JsonNode>readValues(FILES.resolve("access.yaml").toFile());
    int read = 0;
    while (documents.hasNext()) {
      JsonNode document = documents.next();
      HasMetadata object = new KubernetesSerialization().unmarshal(document.toString());
      assertThat((Object) YAML.readTree(new KubernetesSerialization().asJson(object)))
          .isEqualTo(document);
      assertThat(object).hasFieldOrPropertyWithValue("additionalProperties", java.util.Map.of());
      read++;
    }
    assertThat(read).isEqualTo(3);
  }

  @Test
  void theImageIsOfOneReleaseOfSparkOnJava17AndNotRoot() throws IOException {
    List<String> lines = Files.readAllLines(Path.of("docker", "Dockerfile"));
    String spark = org.apache.spark.package$.MODULE$.SPARK_VERSION();

    assertThat(lines).contains("ARG BASE=apache/spark:" + spark + "-scala2.13-java17-ubuntu");
    assertThat(lines.stream().filter(line -> line.startsWith("USER ")).reduce((a, b) -> b))
        .hasValue("USER 185");
  }
}
