package io.github.collapsar.chaos;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file system in memory that can be filled; a plain directory where none may be mounted. */
final class SmallDisk implements AutoCloseable {

  private static final int MEGABYTES = 64;

  private final Path path;
  private final boolean mounted;

  private SmallDisk(Path path, boolean mounted) {
    this.path = path;
    this.mounted = mounted;
  }

  static SmallDisk at(Path path) throws IOException {
    Files.createDirectories(path);
    String options = "size=" + MEGABYTES + "m";
    return new SmallDisk(
        path, run("mount", "-t", "tmpfs", "-o", options, "tmpfs", path.toString()));
  }

  private static boolean run(String... command) {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  Path path() {
    return path;
  }

  boolean canBeFilled() {
    return mounted;
  }

  /** Leaves no room. */
  void fill() {
    byte[] page = new byte[1 << 12];
    try (OutputStream filler = Files.newOutputStream(filler())) {
      for (int i = 0; i < MEGABYTES << 8; i++) {
        filler.write(page);
      }
    } catch (IOException e) {
      // It is full.
    }
  }

  /** Gives the room back. */
  void empty() throws IOException {
    Files.deleteIfExists(filler());
  }

  private Path filler() {
    return path.resolve("filler");
  }

  @Override
  public void close() {
    if (mounted) {
      run("umount", "-l", path.toString()); // even if a killed process still has a file open
    }
  }
}
