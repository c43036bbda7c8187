package io.github.collapsar.command;

import io.github.collapsar.configuration.Secrets;
import io.github.collapsar.results.directory.Provenance.Invocation;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import picocli.CommandLine.Model.CommandSpec;

/** What provenance says of this process. */
final class Invocations {

  private Invocations() {}

  /** This invocation at its beginning. */
  static Invocation begin(CommandSpec spec, String master, Version version) {
    return new Invocation(
        version.number(),
        version.commit(),
        System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + ")",
        org.apache.spark.package$.MODULE$.SPARK_VERSION(),
        "%s %s, %s"
            .formatted(
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("os.arch")),
        hostName(),
        Runtime.getRuntime().availableProcessors(),
        Secrets.withoutSecrets(master),
        Secrets.withoutSecrets(spec.root().commandLine().getParseResult().originalArgs()),
        Instant.now().toString(),
        "",
        0,
        0);
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }
}
