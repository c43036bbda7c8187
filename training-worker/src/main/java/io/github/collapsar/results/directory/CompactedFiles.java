package io.github.collapsar.results.directory;

import io.github.collapsar.results.ResultsException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.FileStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files that hold the rows of many small ones. Such a file's footer names the files that it
 * replaces: they may still lie beside it, where whoever wrote it was killed before deleting them,
 * and a reader passes over them.
 */
public final class CompactedFiles {

  private static final String PREFIX = "compacted-";

  /** The key in the footer; its value is the names of the replaced files, one a line. */
  private static final String REPLACES = "collapsar.replaces";

  private static final Logger LOG = LoggerFactory.getLogger(CompactedFiles.class);

  private CompactedFiles() {}

  /** Whether a file holds the rows of many. */
  public static boolean isCompacted(FileStatus file) {
    return file.getPath().getName().startsWith(PREFIX);
  }

  /** The files that no other one replaces. */
  static List<FileStatus> visible(TableFiles table, List<FileStatus> files) {
    Set<String> replaced = ConcurrentHashMap.newKeySet();
    files.parallelStream().forEach(file -> replaced.addAll(replaced(table, file)));
    return files.stream().filter(file -> !replaced.contains(file.getPath().getName())).toList();
  }

  /**
   * The names of the files that a file replaces; none if it is not a compacted one, or cannot be
   * read, for then nothing proves that their rows are in it.
   */
  public static Set<String> replaced(TableFiles table, FileStatus file) {
    if (!isCompacted(file)) {
      return Set.of();
    }
    try {
      String names = table.footer(file).metadata().getOrDefault(REPLACES, "");
      return Arrays.stream(names.split("\n"))
          .filter(name -> !name.isEmpty())
          .collect(Collectors.toCollection(HashSet::new));
    } catch (ResultsException e) {
      LOG.warn("Cannot read the footer of {}", file.getPath(), e);
      return Set.of();
    }
  }

  /** What the footer of a file says that replaces some files, given by their names. */
  public static Map<String, String> metadata(Collection<String> names) {
    return Map.of(REPLACES, lines(names));
  }

  /**
   * The name of a file that replaces some files, given by their names, without suffix. It is fixed
   * by what the file replaces, so that a second attempt changes nothing.
   */
  public static String name(Collection<String> names) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(lines(names).getBytes(StandardCharsets.UTF_8));
      return PREFIX + HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Cannot run on a Java without SHA-256", e);
    }
  }

  private static String lines(Collection<String> names) {
    return names.stream().sorted().collect(Collectors.joining("\n"));
  }
}
