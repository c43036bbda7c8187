package io.github.collapsar.store;

import java.io.IOException;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.StreamCapabilities;
import org.apache.parquet.hadoop.util.HadoopStreams;
import org.apache.parquet.io.DelegatingPositionOutputStream;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;
import org.apache.parquet.io.SeekableInputStream;

/**
 * A Parquet file on a given file system: parquet-hadoop's own class would look the file system up
 * by the path and leave checksum files beside local ones.
 */
record StoreFile(FileSystem fileSystem, Path path) implements InputFile, OutputFile {

  @Override
  public long getLength() throws IOException {
    return fileSystem.getFileStatus(path).getLen();
  }

  @Override
  public SeekableInputStream newStream() throws IOException {
    FileStatus status = fileSystem.getFileStatus(path);
    return HadoopStreams.wrap(fileSystem.open(status.getPath()));
  }

  @Override
  public PositionOutputStream create(long blockSizeHint) throws IOException {
    return new DurableOutput(fileSystem.create(path, false));
  }

  @Override
  public PositionOutputStream createOrOverwrite(long blockSizeHint) throws IOException {
    return new DurableOutput(fileSystem.create(path, true));
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
    return path.toString();
  }

  @Override
  public String toString() {
    return path.toString();
  }

  /** Asks for the bytes to be on the disk before the file is closed, where that can be asked. */
  private static final class DurableOutput extends DelegatingPositionOutputStream {

    private final FSDataOutputStream stream;

    DurableOutput(FSDataOutputStream stream) {
      super(stream);
      this.stream = stream;
    }

    @Override
    public long getPos() {
      return stream.getPos();
    }

    @Override
    public void close() throws IOException {
      if (stream.hasCapability(StreamCapabilities.HSYNC)) {
        stream.hsync();
      }
      super.close();
    }
  }
}
