package io.github.collapsar.results.storage;

import java.io.IOException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.util.HadoopStreams;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;

/**
 * A Parquet file on a given file system: parquet-hadoop's own class would look the file system up
 * by the path and leave checksum files beside local ones.
 */
final class StoredFile implements InputFile {

  private final FileSystem fileSystem;
  private final Path path;
  private long length;

  /**
   * @param length in bytes; negative if it is not known yet
   */
  StoredFile(FileSystem fileSystem, Path path, long length) {
    this.fileSystem = fileSystem;
    this.path = path;
    this.length = length;
  }

  @Override
  public long getLength() throws IOException {
    if (length < 0) {
      length = fileSystem.getFileStatus(path).getLen();
    }
    return length;
  }

  @Override
  public SeekableInputStream newStream() throws IOException {
    return HadoopStreams.wrap(fileSystem.open(path));
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
