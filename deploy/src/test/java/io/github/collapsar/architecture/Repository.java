package io.github.collapsar.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files of this checkout, as text. */
final class Repository {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

  /** What a build or a sweep leaves behind. */
  private static final Set<String> BUILT = Set.of("target", ".git");

  private static final Path RESULTS = ROOT.resolve("results");

  private static final Pattern TYPE =
      Pattern.compile(
          "^ *(?:[a-z@-][a-zA-Z-]* )*(?:class|record|interface|enum|@interface) (\\w+)");

  private Repository() {}

  /** A file by its path from the root. */
  static Path file(String path) {
    return ROOT.resolve(path);
  }

  /** A file's path from the root. */
  static String path(Path file) {
    return ROOT.relativize(file).toString().replace('\\', '/');
  }

  static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The files whose path from the root meets a condition. */
  static List<Path> files(Predicate<String> wanted) {
    List<Path> found = new ArrayList<>();
    try {
      Files.walkFileTree(
          ROOT,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
              return BUILT.contains(folder.getFileName().toString()) || folder.equals(RESULTS)
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (wanted.test(path(file))) {
                found.add(file);
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  /** The sources of the product, without the package descriptions. */
  static List<Path> sources() {
    return files(
        path ->
            path.contains("/src/main/java/")
                && path.endsWith(".java")
                && !path.endsWith("package-info.java"));
  }

  /** The top-level type that a source file is named for. */
  static String topLevelType(Path source) {
    String name = source.getFileName().toString();
    return name.substring(0, name.length() - ".java".length());
  }

  /** The simple names of all types that a source file declares, the top-level one included. */
  static List<String> types(Path source) {
    List<String> types = new ArrayList<>();
    for (String line : text(source).lines().toList()) {
      Matcher matcher = TYPE.matcher(line);
      if (!line.stripLeading().startsWith("*") && matcher.find()) {
        types.add(matcher.group(1));
      }
    }
    return types;
  }
}
