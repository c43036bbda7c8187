package io.github.collapsar.launch;

import io.github.collapsar.command.Main;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Constructor;
import java.nio.charset.StandardCharsets;

/**
 * What {@code bin/collapsar} starts. The script puts a filter on the JVM's standard error, against
 * announcements that no JVM option turns off, and leaves the true standard error open at the
 * descriptor named by the system property {@code collapsar.stderr}. Here {@link System#err} becomes
 * that one, unbuffered by any pipe, and the command line takes over.
 */
public final class Launch {
  private Launch() {}

  /**
   * Runs the command line.
   *
   * @param arguments as typed
   */
  public static void main(String[] arguments) {
    Integer descriptor = Integer.getInteger("collapsar.stderr");
    if (descriptor != null) {
      restoreStandardError(descriptor);
    }
    Main.main(arguments);
  }

  /**
   * Opening {@code /dev/fd/3} would truncate a file that standard error goes to and fails on
   * sockets, so the descriptor is adopted as it is; {@code --add-opens java.base/java.io}, which
   * Spark needs anyway, allows that. Without it the filtered stream stays, which loses nothing but
   * the terminal.
   */
  private static void restoreStandardError(int descriptor) {
    try {
      Constructor<FileDescriptor> adopt = FileDescriptor.class.getDeclaredConstructor(int.class);
      adopt.setAccessible(true);
      FileOutputStream stream = new FileOutputStream(adopt.newInstance(descriptor));
      System.setErr(new PrintStream(stream, true, StandardCharsets.UTF_8));
    } catch (ReflectiveOperationException | RuntimeException e) {
      System.getLogger(Launch.class.getName())
          .log(System.Logger.Level.DEBUG, "Standard error stays filtered", e);
    }
  }
}
