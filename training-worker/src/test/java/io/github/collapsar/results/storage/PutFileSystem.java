package io.github.collapsar.results.storage;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Abortable;
import org.apache.hadoop.fs.CommonPathCapabilities;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;

/**
 * Behaves as a store of objects does, over local files: a file appears when it is closed and
 * replaces what is there, nothing can be renamed.
 */
public final class PutFileSystem extends RawLocalFileSystem {

  /** Settings under which {@code put:/path} is a path on it. */
  static Configuration settings() {
    Configuration hadoop = new Configuration(false);
    hadoop.set("fs.put.impl", PutFileSystem.class.getName());
    hadoop.set(Publishing.SETTING, "put");
    hadoop.setBoolean("fs.put.impl.disable.cache", true);
    return hadoop;
  }

  @Override
  public URI getUri() {
    return URI.create("put:///");
  }

  @Override
  public boolean rename(Path source, Path target) throws IOException {
    throw new IOException("a rename would copy " + source);
  }

  @Override
  public boolean hasPathCapability(Path path, String capability) throws IOException {
    return !capability.equals(CommonPathCapabilities.FS_APPEND)
        && super.hasPathCapability(path, capability);
  }

  @Override
  public FSDataOutputStream create(
      Path path,
      FsPermission permission,
      boolean overwrite,
      int bufferSize,
      short replication,
      long blockSize,
      Progressable progress)
      throws IOException {
    return create(path, overwrite, bufferSize, replication, blockSize, progress);
  }

  @Override
  public FSDataOutputStream create(
      Path path,
      boolean overwrite,
      int bufferSize,
      short replication,
      long blockSize,
      Progressable progress)
      throws IOException {
    if (!overwrite && exists(path)) {
      throw new FileAlreadyExistsException(path.toString());
    }
    FileSystem.Statistics none = null;
    return new FSDataOutputStream(new Upload(path), none);
  }

  private OutputStream appearing(Path path) throws IOException {
    return super.create(path, true, 4096, (short) 1, 1 << 20, null);
  }

  private final class Upload extends ByteArrayOutputStream implements Abortable {

    private final Path path;
    private boolean aborted;
    private boolean closed;

    Upload(Path path) {
      this.path = path;
    }

    @Override
    public void close() throws IOException {
      if (!aborted && !closed) {
        closed = true;
        try (OutputStream file = appearing(path)) {
          writeTo(file);
        }
      }
    }

    @Override
    public AbortableResult abort() {
      aborted = true;
      return new AbortableResult() {
        @Override
        public boolean alreadyClosed() {
          return closed;
        }

        @Override
        public IOException anyCleanupException() {
          return null;
        }
      };
    }
  }
}
