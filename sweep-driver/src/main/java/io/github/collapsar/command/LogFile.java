package io.github.collapsar.command;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import io.github.collapsar.results.directory.ResultDirectory;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.apache.logging.log4j.core.config.Configurator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file that logs go to, so that they never reach the terminal: {@code logs/} of the result
 * directory where that is on this machine and can be written, else the directory for temporary
 * files. It is made when the first line is written.
 *
 * <p>A log4j2 configuration of the user's own (the system property {@code
 * log4j2.configurationFile}) is left alone, and so is Spark's where spark-submit started this:
 * there the logs belong on standard error, where the cluster collects them.
 */
final class LogFile {

  private static final String PROPERTY = "collapsar.log";
  private static final String OWN = "log4j2.configurationFile";
  private static final String RESOURCE = "collapsar-log4j2.xml";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  private static final Logger LOG = LoggerFactory.getLogger(LogFile.class);

  private LogFile() {}

  /** Logs of a command that failed before it came to open any. */
  static void openIfNone(String command) {
    if (System.getProperty(PROPERTY) == null) {
      open(command);
    }
  }

  /** Logs of a command that uses no result directory. */
  static void open(String command) {
    open(command, Path.of(System.getProperty("java.io.tmpdir")));
  }

  /** Logs of a command on a result directory. */
  static void open(String command, ResultDirectory directory) {
    Optional<Path> inside =
        directory
            .localPath()
            .filter(Files::isWritable)
            .map(path -> path.resolve("logs"))
            .filter(logs -> !Files.isSymbolicLink(logs));
    open(command, inside.orElse(Path.of(System.getProperty("java.io.tmpdir"))));
  }

  private static void open(String command, Path directory) {
    if (System.getProperty(OWN) != null || Submission.happened()) {
      return;
    }
    String name =
        "collapsar-%s-%s-%d.log"
            .formatted(command, TIME.format(Instant.now()), ProcessHandle.current().pid());
    System.setProperty(PROPERTY, directory.resolve(name).toString());
    URL resource = LogFile.class.getResource(RESOURCE);
    try {
      Configurator.reconfigure(resource.toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("Cannot find the logging configuration " + resource, e);
    }
  }

  /**
   * Sends what prints itself on standard error from here on to the file too: while Spark stops, its
   * thread pools refuse its own tasks and print each refusal with its stack.
   */
  static void takeStandardError() {
    String file = System.getProperty(PROPERTY);
    if (file == null) {
      return;
    }
    try {
      OutputStream log = Files.newOutputStream(Path.of(file), CREATE, APPEND);
      System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    } catch (IOException e) {
      LOG.warn("Standard error stays where it is: {} cannot be written", file, e);
    }
  }

  /** The file, once something was logged. */
  static Optional<Path> current() {
    return Optional.ofNullable(System.getProperty(PROPERTY)).map(Path::of).filter(Files::exists);
  }
}
