package io.github.collapsar.results.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.StreamCapabilities;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * On this machine: a temporary file gets the name as a second one. Unlike a rename, which replaces,
 * that fails where the name is taken, so that a reader of the first file never finds another's
 * bytes under it.
 */
record LinkPublishing() implements Publishing {

  private static final Logger LOG = LoggerFactory.getLogger(LinkPublishing.class);
  private static final int BUFFER_BYTES = 1 << 16;

  @Override
  public Path writtenAt(Path target, Path temporary) {
    return temporary;
  }

  @Override
  public FSDataOutputStream open(FileSystem fileSystem, Path written) throws IOException {
    // By this form a file gets the rights that the process gives. The shorter one sets them, for
    // which Hadoop starts chmod as a process where its native library is missing.
    return fileSystem.create(
        written,
        false,
        BUFFER_BYTES,
        fileSystem.getDefaultReplication(written),
        fileSystem.getDefaultBlockSize(written),
        null);
  }

  @Override
  public void finish(FSDataOutputStream stream, Path written, Path target) throws IOException {
    if (stream.hasCapability(StreamCapabilities.HSYNC)) {
      stream.hsync();
    }
    stream.close();
    java.nio.file.Path from = local(written);
    java.nio.file.Path to = local(target);
    try {
      Files.createLink(to, from);
    } catch (FileAlreadyExistsException e) {
      LOG.debug("{} is there already", target);
    } catch (IOException | UnsupportedOperationException e) {
      // Some file systems, such as FAT and a few shared folders, have no links.
      if (!Files.exists(from)) {
        throw e;
      }
      if (!Files.exists(to)) {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
      }
    }
    Files.deleteIfExists(from);
    keepNames(to.getParent());
  }

  @Override
  public void abandon(FSDataOutputStream stream, Path written) {
    try {
      stream.close();
    } catch (IOException e) {
      LOG.debug("Cannot close {}", written, e);
    }
    try {
      Files.deleteIfExists(local(written));
    } catch (IOException e) {
      LOG.debug("Cannot delete {}", written, e);
    }
  }

  @Override
  public void replace(Path target, byte[] content) throws IOException {
    java.nio.file.Path temporary = local(Publishing.beside(target));
    try {
      write(temporary, content);
      Files.move(
          temporary,
          local(target),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  @Override
  public boolean create(Path target, byte[] content) throws IOException {
    java.nio.file.Path temporary = local(Publishing.beside(target));
    try {
      write(temporary, content);
      Files.createLink(local(target), temporary);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    } catch (UnsupportedOperationException e) {
      return createWithoutLinks(target, content);
    } catch (NoSuchFileException e) {
      throw e;
    } catch (java.nio.file.FileSystemException e) {
      if (Files.exists(temporary)) {
        return createWithoutLinks(target, content);
      }
      throw e;
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static boolean createWithoutLinks(Path target, byte[] content) throws IOException {
    try {
      Files.write(local(target), content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    }
  }

  @Override
  public boolean remove(Path target) throws IOException {
    return Files.deleteIfExists(local(target));
  }

  private static void write(java.nio.file.Path path, byte[] content) throws IOException {
    Files.write(
        path,
        content,
        StandardOpenOption.CREATE_NEW,
        StandardOpenOption.WRITE,
        StandardOpenOption.SYNC);
  }

  /** A file survives a power failure only if its directory does. */
  private static void keepNames(java.nio.file.Path directory) {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      LOG.debug("Cannot force {} to the disk", directory, e);
    }
  }

  private static java.nio.file.Path local(Path path) {
    return java.nio.file.Path.of(path.toUri().getPath());
  }
}
