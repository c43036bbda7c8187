package io.github.collapsar.store;

import io.github.collapsar.analysis.results.CompactedFiles;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/** Which files become one, and what that one is called. */
final class Compaction {

  private Compaction() {}

  /** Cuts files into neighbouring groups of about a size. */
  static List<List<FileStatus>> groups(List<FileStatus> files, long bytes) {
    List<List<FileStatus>> groups = new ArrayList<>();
    List<FileStatus> group = new ArrayList<>();
    long size = 0;
    for (FileStatus file : files) {
      group.add(file);
      size += file.getLen();
      if (size >= bytes) {
        groups.add(group);
        group = new ArrayList<>();
        size = 0;
      }
    }
    groups.add(group);
    return groups.stream().filter(candidates -> !candidates.isEmpty()).toList();
  }

  /** The name is fixed by what the file replaces, so that a second attempt changes nothing. */
  static String name(List<Path> parts) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(replaces(parts).getBytes(StandardCharsets.UTF_8));
      return CompactedFiles.PREFIX + HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Cannot run on a Java without SHA-256", e);
    }
  }

  /** The names of the replaced files, as the new one's footer says them. */
  static String replaces(List<Path> parts) {
    return parts.stream().map(Path::getName).sorted().collect(Collectors.joining("\n"));
  }
}
