package io.github.collapsar.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/**
 * Which Collapsar this is, as the build wrote it down.
 *
 * @param number the version
 * @param commit what it was built from, "-dirty" at its end if with changes; empty if the build did
 *     not know
 */
record Version(String number, String commit) {

  private static final String RESOURCE = "version.properties";

  /** This one. */
  static Version current() {
    Properties properties = new Properties();
    try (InputStream stream = Version.class.getResourceAsStream(RESOURCE)) {
      if (stream != null) {
        properties.load(stream);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + RESOURCE, e);
    }
    return new Version(
        known(properties.getProperty("version"), "unknown"),
        known(properties.getProperty("commit"), ""));
  }

  /** What the build left unfilled is not known. */
  private static String known(String value, String otherwise) {
    return value == null || value.isBlank() || value.startsWith("${") ? otherwise : value;
  }

  /** For {@code --version}. */
  static final class Provider implements IVersionProvider {
    @Override
    public String[] getVersion() {
      Version version = current();
      return new String[] {
        "collapsar "
            + version.number()
            + (version.commit().isEmpty() ? "" : " (" + version.commit() + ")"),
        "Spark " + org.apache.spark.package$.MODULE$.SPARK_VERSION(),
        "Java " + System.getProperty("java.version")
      };
    }
  }
}
