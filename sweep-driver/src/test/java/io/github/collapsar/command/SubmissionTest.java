package io.github.collapsar.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubmissionTest {

  private static final Path NAMED = Path.of("submitted-sweep.conf");

  @TempDir private Path folder;

  @AfterEach
  void forgetProperties() {
    System.clearProperty("spark.submit.deployMode");
    System.clearProperty("spark.files");
    System.clearProperty("spark.master");
  }

  private Path found() {
    return Submission.file(NAMED, new Configuration());
  }

  @Test
  void fetchesWhatFilesNames() throws IOException {
    Path file = Files.writeString(folder.resolve("submitted-sweep.conf"), "sweep {}");
    Path other = Files.writeString(folder.resolve("other.conf"), "");
    System.setProperty("spark.files", other.toUri() + "," + file.toUri());
    assertThat(found()).as("without spark-submit").isEqualTo(NAMED);

    System.setProperty("spark.submit.deployMode", "cluster");

    assertThat(found()).isNotEqualTo(NAMED).hasFileName(NAMED.toString()).hasContent("sweep {}");
    assertThat(found().resolveSibling("other.conf")).as("what it may include").exists();
  }

  @Test
  void findsAFileUnderTheNameGivenAfterAHash() throws IOException {
    Path file = Files.writeString(folder.resolve("v2.conf"), "sweep {}");
    System.setProperty("spark.files", file.toUri() + "#" + NAMED);
    System.setProperty("spark.submit.deployMode", "cluster");

    assertThat(found()).hasContent("sweep {}");
  }

  @Test
  void returnsFromMainInYarnsApplicationMasterOnly() {
    System.setProperty("spark.master", "yarn");
    assertThat(Submission.mustReturn()).isFalse();
    System.setProperty("spark.submit.deployMode", "client");
    assertThat(Submission.mustReturn()).isFalse();
    System.setProperty("spark.submit.deployMode", "cluster");
    assertThat(Submission.mustReturn()).isTrue();
  }
}
