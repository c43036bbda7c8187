package io.github.collapsar.store;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** What lies in folders of a file system; what cannot be done is said in words. */
record Folders(FileSystem fileSystem) {

  /** Something asked of a file system. */
  interface Question<T> {
    T answer() throws IOException;
  }

  /** Asks; {@code what} and the path are for the message if there is no answer. */
  <T> T ask(String what, Path path, Question<T> question) {
    try {
      return question.answer();
    } catch (IOException e) {
      throw new StoreException(
          "Cannot %s %s: %s; check that it is there and that you may use it"
              .formatted(what, path, StoreException.reason(e)),
          e);
    }
  }

  /** What lies in a folder; nothing if there is none. */
  List<FileStatus> list(Path folder) {
    return ask(
        "list",
        folder,
        () -> fileSystem.exists(folder) ? Arrays.asList(fileSystem.listStatus(folder)) : List.of());
  }

  /** Deletes a file or a folder with all that is in it, if it is still there. */
  void delete(FileStatus file) {
    ask("delete", file.getPath(), () -> fileSystem.delete(file.getPath(), true));
  }
}
