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
        "spark.kubernetes.authenticate.oauthToken"
      })
  void knowsThemByTheirNames(String name) {
    assertThat(Secrets.isSecret(name)).isTrue();
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
