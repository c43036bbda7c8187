package io.github.collapsar.command;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileUtil;

/** What is different where spark-submit started this process, or the cluster did for it. */
final class Submission {

  private static final String MODE = "spark.submit.deployMode";
  private static final String MASTER = "spark.master";
  private static final String FILES = "spark.files";
  private static final String CONFIGURATIONS = ".*[.](conf|json)";

  private Submission() {}

  /** Whether this process is Spark's: then its settings, and its logs, are Spark's to arrange. */
  static boolean happened() {
    return System.getProperty(MODE) != null;
  }

  /**
   * Whether the main method is to return: YARN's application master takes every exit before its
   * own, with whatever code, for a failure.
   */
  static boolean mustReturn() {
    return "cluster".equals(System.getProperty(MODE)) && "yarn".equals(System.getProperty(MASTER));
  }

  /**
   * A configuration file where this process finds it. YARN and Kubernetes put what {@code --files}
   * names into the driver's working directory; a standalone cluster does not, so it is fetched.
   *
   * @param named as on the command line
   * @return the file, or {@code named} itself if there is none
   */
  static Path file(Path named, Configuration hadoop) {
    String files = System.getProperty(FILES, "");
    if (!happened() || Files.exists(named) || named.getParent() != null) {
      return named;
    }
    try {
      Path folder = Files.createTempDirectory("collapsar-");
      folder.toFile().deleteOnExit();
      for (String file : files.split(",", -1)) {
        if (name(file).matches(CONFIGURATIONS)) {
          fetch(file, folder.resolve(name(file)), hadoop);
        }
      }
      Path fetched = folder.resolve(named);
      return Files.exists(fetched) ? fetched : named;
    } catch (IOException e) {
      throw new UsageException(
          "Cannot read %s: %s = %s: %s; give --files an address that the driver can reach"
              .formatted(named, FILES, files, e.getMessage()));
    }
  }

  /** The name that a file has after {@code --files}: of its last part, or what follows a #. */
  private static String name(String file) {
    return file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('#')) + 1);
  }

  private static void fetch(String file, Path target, Configuration hadoop) throws IOException {
    var source = new org.apache.hadoop.fs.Path(URI.create(file.replaceFirst("#.*", "")));
    FileUtil.copy(source.getFileSystem(hadoop), source, target.toFile(), false, hadoop);
    target.toFile().deleteOnExit();
  }
}
