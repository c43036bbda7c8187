package io.github.collapsar.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "spark.hadoop.fs.s3a.secret.key",
        "spark.hadoop.fs.s3a.access.key",
        "spark.authenticate.secret",
        "spark.ssl.keyPassword",
        "spark.hadoop.fs.azure.account.key.x.dfs.core.windows.net",
        "spark.kubernetes.authenticate.oauthToken",
        "spark.hadoop.fs.azure.sas.container.account",
        "spark.executorEnv.DB_PWD",
        "spark.executorEnv.dbPw",
        "spark.hadoop.proxy.auth",
        "mysql.pass",
        "javax.net.ssl.keyStorePassword",
        "-Dpw"
      })
  void knowsThemByTheirNames(String name) {
    assertThat(Secrets.isSecret(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "spark.authenticate",
        "spark.executor.memory",
        "spark.sql.shuffle.partitions",
        "spark.ssl.keyStoreType",
        "grid.weight-decay",
        "spark.hadoop.fs.s3a.endpoint",
        "sweep.passes",
        "saskia",
        "output.directory"
      })
  void leavesOtherNames(String name) {
    assertThat(Secrets.isSecret(name)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-Xmx2g -Djavax.net.ssl.keyStorePassword=open-sesame -Da=b",
        "-Dpw=open-sesame",
        "-Dpw='open-sesame' -Da=b",
        "-Dpw=\"open-sesame and more\"",
        "https://user:open-sesame@host/path",
        "https://open-sesame@host/path",
        "https://user:open@open-sesame@host/path",
        "jdbc:postgresql://user:open-sesame@host/db",
        "https://account.blob.core.windows.net/c?sv=2024&sig=open-sesame&se=1",
        "-Durl=https://user:open-sesame@host",
        "java -Dx=y --password open-sesame --other z",
        "spark { spark.hadoop.fs.s3a { secret.key = open-sesame } }",
        "{\"password\": \"open-sesame\"}",
        "-Dopts=-Dtoken=open-sesame"
      })
  void findsThemInValues(String value) {
    assertThat(Secrets.withoutSecrets(value)).doesNotContain("open-sesame");
    assertThat(Secrets.withoutSecrets(List.of("--set", "spark.x=" + value)).toString())
        .doesNotContain("open-sesame");
    assertThat(Secrets.isSecret("spark.driver.extraJavaOptions", value)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-Xmx2g -XX:+UseG1GC -Da=b",
        "s3a://bucket/results",
        "abfss://container@account.dfs.core.windows.net/results",
        "spark://host:7077",
        "https://host:8443/path?x=1",
        "local-cluster[2,1,512]",
        "grid.noise=1",
        "weight-decay > 0.1 AND symmetry = 'none'",
        "/data/one two: three"
      })
  void leavesOtherValues(String value) {
    assertThat(Secrets.withoutSecrets(value)).isEqualTo(value);
  }

  @Test
  void leavesThemOutOfACommandAndTheRestAsItIs() {
    assertThat(
            Secrets.withoutSecrets(
                List.of(
                    "run",
                    "x.conf",
                    "--set",
                    "spark.hadoop.fs.s3a.secret.key=abc=def",
                    "--set",
                    "grid.noise=1")))
        .containsExactly(
            "run",
            "x.conf",
            "--set",
            "spark.hadoop.fs.s3a.secret.key=(not written)",
            "--set",
            "grid.noise=1");
  }
}
