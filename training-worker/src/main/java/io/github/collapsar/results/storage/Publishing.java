package io.github.collapsar.results.storage;

import io.github.collapsar.results.ResultsException;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * How a file comes to stand whole under its name on a kind of file system: nobody ever sees half of
 * it, and of several writers of one name the first wins.
 */
sealed interface Publishing permits LinkPublishing, RenamePublishing, PutPublishing {

  /** Stores of objects: a file appears when it is closed, and a rename would copy it. */
  Set<String> OBJECT_STORES =
      Set.of("s3a", "s3", "s3n", "gs", "oss", "cos", "cosn", "obs", "tos", "wasb", "wasbs");

  /** A setting of Hadoop's for file systems that the scheme does not tell right. */
  String SETTING = "collapsar.publishing";

  /** What suits a file system: {@code link}, {@code rename} or {@code put}. */
  static Publishing on(FileSystem fileSystem) {
    String scheme = fileSystem.getUri().getScheme().toLowerCase(Locale.ROOT);
    String usual =
        scheme.equals("file") ? "link" : OBJECT_STORES.contains(scheme) ? "put" : "rename";
    String way = fileSystem.getConf().get(SETTING, usual);
    return switch (way) {
      case "link" -> new LinkPublishing();
      case "rename" -> new RenamePublishing(fileSystem);
      case "put" -> new PutPublishing(fileSystem);
      default ->
          throw new ResultsException(
              "Cannot publish: %s = %s; it must be link, rename or put".formatted(SETTING, way));
    };
  }

  /** Where the bytes of a file go before it has its name; the name itself if they go there. */
  Path writtenAt(Path target, Path temporary);

  /** Begins to write at a place that {@link #writtenAt} gave. */
  FSDataOutputStream open(FileSystem fileSystem, Path written) throws IOException;

  /**
   * Ends writing and gives the file its name, unless a file of that name is there already.
   *
   * @throws IOException if the file is not there afterwards
   */
  void finish(FSDataOutputStream stream, Path written, Path target) throws IOException;

  /** Forgets what was written; never throws. */
  void abandon(FSDataOutputStream stream, Path written);

  /** Puts a small file in the place of the one before, if any, at once. */
  void replace(Path target, byte[] content) throws IOException;

  /** Makes a small file; false if there is one already. Of several at once, one succeeds. */
  boolean create(Path target, byte[] content) throws IOException;

  /** Takes a small file away, whoever else does so at once; false if another did. */
  boolean remove(Path target) throws IOException;

  /** Whether a file is written under its own name, and so can be taken away only once. */
  default boolean isWrittenInPlace() {
    return false;
  }

  /** A name beside a file that no reader looks at and that nobody else uses. */
  static Path beside(Path target) {
    return new Path(target.getParent(), "_" + target.getName() + "." + Storage.unique());
  }
}
