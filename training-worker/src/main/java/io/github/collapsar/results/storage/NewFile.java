package io.github.collapsar.results.storage;

import java.io.IOException;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.util.HadoopStreams;
import org.apache.parquet.io.DelegatingPositionOutputStream;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;

/**
 * A Parquet file that appears under its name when {@link #publish} is called, and never if it is
 * closed before: a writer that fails half way closes its file like one that is done.
 */
public final class NewFile implements OutputFile, AutoCloseable {

  private final FileSystem fileSystem;
  private final Publishing publishing;
  private final Path target;
  private final Path written;
  private FSDataOutputStream stream;
  private boolean published;

  NewFile(FileSystem fileSystem, Publishing publishing, Path target, Path temporary) {
    this.fileSystem = fileSystem;
    this.publishing = publishing;
    this.target = target;
    this.written = publishing.writtenAt(target, temporary);
  }

  /** Makes the file appear, unless there is one of its name. */
  public void publish() throws IOException {
    publishing.finish(stream, written, target);
    published = true;
  }

  @Override
  public void close() {
    if (stream != null && !published) {
      publishing.abandon(stream, written);
    }
  }

  @Override
  public PositionOutputStream create(long blockSizeHint) throws IOException {
    stream = publishing.open(fileSystem, written);
    return new Output(stream);
  }

  @Override
  public PositionOutputStream createOrOverwrite(long blockSizeHint) throws IOException {
    return create(blockSizeHint);
  }

  @Override
  public boolean supportsBlockSize() {
    return false;
  }

  @Override
  public long defaultBlockSize() {
    return 0;
  }

  @Override
  public String getPath() {
    return written.toString();
  }

  @Override
  public String toString() {
    return written.toString();
  }

  /** Parquet's writer closes its stream when it is done or has failed; the file decides. */
  private static final class Output extends DelegatingPositionOutputStream {

    private final FSDataOutputStream stream;

    Output(FSDataOutputStream stream) {
      super(HadoopStreams.wrap(stream));
      this.stream = stream;
    }

    @Override
    public long getPos() {
      return stream.getPos();
    }

    @Override
    public void close() {
      // Published or given up later.
    }
  }
}
