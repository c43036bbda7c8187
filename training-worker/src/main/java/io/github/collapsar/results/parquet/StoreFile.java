package io.github.collapsar.results.parquet;

import java.io.IOException;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.util.HadoopStreams;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;

/**
 * A Parquet file on a given file system: parquet-hadoop's own class would look the file system up
 * by the path and leave checksum files beside local ones.
 */
public record StoreFile(FileSystem fileSystem, Path path) implements InputFile {

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
  public String toString() {
    return path.toString();
  }
}
