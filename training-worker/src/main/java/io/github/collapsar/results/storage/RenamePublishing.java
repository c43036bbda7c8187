package io.github.collapsar.results.storage;

import java.io.IOException;
import java.io.OutputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.StreamCapabilities;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a rename is atomic and refuses a name that is taken, as on HDFS: a temporary file is
 * renamed.
 */
record RenamePublishing(FileSystem fileSystem) implements Publishing {

  private static final Logger LOG = LoggerFactory.getLogger(RenamePublishing.class);

  @Override
  public Path writtenAt(Path target, Path temporary) {
    return temporary;
  }

  @Override
  public FSDataOutputStream open(FileSystem on, Path written) throws IOException {
    return on.create(written, false);
  }

  @Override
  public void finish(FSDataOutputStream stream, Path written, Path target) throws IOException {
    if (stream.hasCapability(StreamCapabilities.HSYNC)) {
      stream.hsync();
    }
    stream.close();
    if (fileSystem.exists(target) || !fileSystem.rename(written, target)) {
      fileSystem.delete(written, false);
      if (!fileSystem.exists(target)) {
        throw new IOException("the file system refused to rename " + written);
      }
    }
  }

  @Override
  public void abandon(FSDataOutputStream stream, Path written) {
    try {
      stream.close();
    } catch (IOException e) {
      LOG.debug("Cannot close {}", written, e);
    }
    try {
      fileSystem.delete(written, false);
    } catch (IOException e) {
      LOG.debug("Cannot delete {}", written, e);
    }
  }

  @Override
  public void replace(Path target, byte[] content) throws IOException {
    Path temporary = Publishing.beside(target);
    try (OutputStream stream = fileSystem.create(temporary, false)) {
      stream.write(content);
    }
    FileContext.getFileContext(fileSystem.getUri(), fileSystem.getConf())
        .rename(temporary, target, Options.Rename.OVERWRITE);
  }

  @Override
  public boolean create(Path target, byte[] content) throws IOException {
    if (fileSystem.exists(target)) {
      return false;
    }
    try (OutputStream stream = fileSystem.create(target, false)) {
      stream.write(content);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    }
  }

  @Override
  public boolean remove(Path target) throws IOException {
    return fileSystem.delete(target, false);
  }
}
