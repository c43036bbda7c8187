package io.github.collapsar.results.storage;

import io.github.collapsar.results.ResultsException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** What lies in folders of a file system; what cannot be done is said in words. */
public record Folders(FileSystem fileSystem) {

  /** Something asked of a file system. */
  public interface Question<T> {
    T answer() throws IOException;
  }

  /** Asks; {@code what} and the path are for the message if there is no answer. */
  public <T> T ask(String what, Path path, Question<T> question) {
    try {
      return question.answer();
    } catch (IOException e) {
      throw new ResultsException(
          "Cannot %s %s: %s; check that it is there and that you may use it"
              .formatted(what, path, ResultsException.reason(e)),
          e);
    }
  }

  /** A file could not be written, with what to do. */
  public static ResultsException cannotWrite(Path target, IOException e) {
    return new ResultsException(
        "Cannot write %s: %s; make room and run again: nothing that is stored is lost"
            .formatted(target, ResultsException.reason(e)),
        e);
  }

  /** A name that nobody else uses. */
  public static String unique() {
    return UUID.randomUUID().toString();
  }

  /** What lies in a folder; nothing if there is none. */
  public List<FileStatus> list(Path folder) {
    return ask(
        "list",
        folder,
        () -> fileSystem.exists(folder) ? Arrays.asList(fileSystem.listStatus(folder)) : List.of());
  }

  /** Deletes a file or a folder with all that is in it, if it is still there. */
  public void delete(FileStatus file) {
    ask("delete", file.getPath(), () -> fileSystem.delete(file.getPath(), true));
  }
}
