package io.github.collapsar.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the map to the land: what descriptions and documents name exists, under one name. */
class MapTest {

  /** A class as a package description names it, or a document: linked or as code. */
  private static final Pattern NAMED =
      Pattern.compile(
          "\\{@(?:link|linkplain|code)\\s+(?:\\*\\s+)?([\\w.]*?)([A-Z]\\w*[a-z]\\w*)(?=[#}\\s.])");

  private static final Pattern CODE = Pattern.compile("`([A-Z][a-z0-9]+[A-Z]\\w*)`");

  private static final Pattern DOCUMENT =
      Pattern.compile("(?<![\\w/.-])((?:[\\w.-]+/)*[A-Za-z0-9][\\w-]*\\.md)\\b");

  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)(?:#[^)]*)?\\)");

  /** Types that descriptions and documents may name although they are not ours. */
  private static final Set<String> OTHERS =
      Set.of(
          "ServiceLoader",
          "Serializable",
          "SparkSession",
          "TaskContext",
          "FileSystem",
          "UnsupportedOperationException");

  @Test
  void describesPackagesAsTheyAre() {
    Set<String> types = new HashSet<>(OTHERS);
    Repository.sources().forEach(source -> types.addAll(Repository.types(source)));
    types.addAll(types.stream().map(type -> type.replace("Float", "Double")).toList());
    List<String> wrong = new ArrayList<>();
    for (Path description : descriptions()) {
      String text = Repository.text(description);
      Matcher named = NAMED.matcher(text);
      while (named.find()) {
        if (!types.contains(named.group(2))) {
          wrong.add(Repository.path(description) + " names " + named.group(2) + ": no such class");
        }
      }
      for (Path source : publicTypesBeside(description)) {
        String type = Repository.topLevelType(source);
        if (!Pattern.compile("\\b" + type + "\\b").matcher(text).find()) {
          wrong.add(Repository.path(description) + " does not name " + type);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void givesEachTypeANameOfItsOwn() {
    Map<String, List<String>> places = new TreeMap<>();
    for (Path source : Repository.sources()) {
      String top = Repository.topLevelType(source);
      places.computeIfAbsent(top, name -> new ArrayList<>()).add(Repository.path(source));
    }
    Map<String, List<String>> topLevel = new TreeMap<>(places);
    for (Path source : Repository.sources()) {
      for (String type : Repository.types(source)) {
        if (topLevel.containsKey(type) && !type.equals(Repository.topLevelType(source))) {
          places.get(type).add("nested in " + Repository.path(source));
        }
      }
    }
    places.values().removeIf(files -> files.size() == 1);
    assertThat(places).as("types of the same simple name").isEmpty();
  }

  @Test
  void citesOnlyDocumentsThatAreHere() {
    List<String> missing = new ArrayList<>();
    for (Path file : Repository.files(MapTest::speaksToReaders)) {
      Matcher document = DOCUMENT.matcher(Repository.text(file));
      while (document.find()) {
        String cited = document.group(1);
        if (Stream.of(
                file.resolveSibling(cited),
                Repository.file(cited),
                Repository.file("docs/" + cited))
            .noneMatch(Files::exists)) {
          missing.add(Repository.path(file) + " cites " + cited);
        }
      }
      Matcher page =
          Pattern.compile("\\b(DESIGN|THEORY|STYLE|MODELS)(?:[.]md|:| §| \\d)")
              .matcher(Repository.text(file));
      while (page.find()) {
        missing.add(Repository.path(file) + " cites " + page.group());
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void linksLeadToFiles() {
    List<String> broken = new ArrayList<>();
    for (Path page : Repository.files(path -> path.endsWith(".md"))) {
      Matcher link = LINK.matcher(Repository.text(page));
      while (link.find()) {
        String target = link.group(1);
        if (!target.contains(":") && !Files.exists(page.resolveSibling(target))) {
          broken.add(Repository.path(page) + " → " + target);
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  @Test
  void theArchitecturePageNamesClassesThatExist() {
    Set<String> types = new HashSet<>(OTHERS);
    Repository.sources().forEach(source -> types.addAll(Repository.types(source)));
    Repository.files(path -> path.contains("/src/test/java/") && path.endsWith(".java"))
        .forEach(test -> types.add(Repository.topLevelType(test)));
    Set<String> unknown = new TreeSet<>();
    Matcher named = CODE.matcher(Repository.text(Repository.file("docs/architecture.md")));
    while (named.find()) {
      if (!types.contains(named.group(1))) {
        unknown.add(named.group(1));
      }
    }
    assertThat(unknown).isEmpty();
  }

  @Test
  void recordsOfDecisionsHaveDateAndStatusAndAreListed() {
    String index = Repository.text(Repository.file("docs/adr/README.md"));
    List<String> wrong = new ArrayList<>();
    Set<String> numbers = new HashSet<>();
    for (Path file : Repository.files(path -> path.matches("docs/adr/\\d{4}-.*\\.md"))) {
      String name = file.getFileName().toString();
      if (!numbers.add(name.substring(0, 4))) {
        wrong.add(name + " has the number of another record");
      }
      if (name.startsWith("0000")) {
        continue;
      }
      String text = Repository.text(file);
      if (!text.startsWith("# " + name.substring(0, 4) + ". ")) {
        wrong.add(name + " does not begin with its number");
      }
      if (!Pattern.compile("^Date: \\d{4}-\\d{2}-\\d{2}\\. Status: \\w+", Pattern.MULTILINE)
          .matcher(text)
          .find()) {
        wrong.add(name + " has no date and status");
      }
      if (!index.contains("(" + name + ")")) {
        wrong.add(name + " is not in the index");
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static List<Path> descriptions() {
    return Repository.files(
        path -> path.contains("/src/main/java/") && path.endsWith("/package-info.java"));
  }

  private static List<Path> publicTypesBeside(Path description) {
    return Repository.sources().stream()
        .filter(source -> source.getParent().equals(description.getParent()))
        .filter(
            source ->
                Pattern.compile(
                        "^public .*\\b" + Repository.topLevelType(source) + "\\b",
                        Pattern.MULTILINE)
                    .matcher(Repository.text(source))
                    .find())
        .toList();
  }

  private static boolean speaksToReaders(String path) {
    return !path.endsWith("architecture/MapTest.java")
        && (path.endsWith(".java")
            || path.endsWith(".md")
            || path.endsWith("pom.xml")
            || path.endsWith(".conf")
            || path.startsWith(".ci/"));
  }
}
