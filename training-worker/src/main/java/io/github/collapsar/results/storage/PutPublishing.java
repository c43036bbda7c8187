package io.github.collapsar.results.storage;

import java.io.IOException;
import java.io.OutputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FSDataOutputStreamBuilder;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options.CreateFileOptionKeys;
import org.apache.hadoop.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * On stores of objects: a file is written under its own name and appears, whole, when it is closed.
 * Where the store can refuse to replace an object (S3's conditional writes), it is asked to.
 */
record PutPublishing(FileSystem fileSystem) implements Publishing {

  private static final Logger LOG = LoggerFactory.getLogger(PutPublishing.class);

  @Override
  public Path writtenAt(Path target, Path temporary) {
    return target;
  }

  @Override
  public FSDataOutputStream open(FileSystem on, Path written) throws IOException {
    String condition = CreateFileOptionKeys.FS_OPTION_CREATE_CONDITIONAL_OVERWRITE;
    if (!on.hasPathCapability(written, condition)) {
      return on.create(written, false);
    }
    FSDataOutputStreamBuilder<?, ?> builder = on.createFile(written);
    builder.overwrite(false);
    builder.must(condition, true);
    return builder.build();
  }

  @Override
  public void finish(FSDataOutputStream stream, Path written, Path target) throws IOException {
    try {
      stream.close();
    } catch (IOException e) {
      // Refused because another attempt was first: that one's file is as good.
      if (!fileSystem.exists(target)) {
        throw e;
      }
      LOG.debug("{} is there already", target, e);
    }
  }

  @Override
  public void abandon(FSDataOutputStream stream, Path written) {
    try {
      // Closing would publish half a file; a stream that cannot be aborted is left to the
      // collector.
      stream.abort();
    } catch (UnsupportedOperationException e) {
      LOG.debug("Cannot abort {}", written, e);
    }
  }

  @Override
  public void replace(Path target, byte[] content) throws IOException {
    try (OutputStream stream = fileSystem.create(target, true)) {
      stream.write(content);
    }
  }

  @Override
  public boolean create(Path target, byte[] content) throws IOException {
    if (fileSystem.exists(target)) {
      return false;
    }
    try {
      FSDataOutputStream stream = open(fileSystem, target);
      stream.write(content);
      stream.close();
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    } catch (IOException e) {
      if (fileSystem.exists(target)) {
        LOG.debug("{} is there already", target, e);
        return false;
      }
      throw e;
    }
  }

  @Override
  public boolean isWrittenInPlace() {
    return true;
  }

  @Override
  public boolean remove(Path target) throws IOException {
    return fileSystem.exists(target) && fileSystem.delete(target, false);
  }
}
