package io.github.collapsar.configuration;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How large a configuration becomes once its substitutions are put in, before they are: each of
 * forty lines that name the line before twice doubles it. An upper bound.
 */
final class Expansion {

  /** The most characters of all keys and values. */
  static final long MOST = 16L << 20;

  /** How many substitutions may name one another in a row. */
  static final int LONGEST_CHAIN = 50;

  private static final Pattern SUBSTITUTION = Pattern.compile("\\$\\{\\??([^}]*)}");

  /** What stands before each value of a key that is given several times. */
  private static final Pattern NEXT_VALUE =
      Pattern.compile("#\\s+unmerged value \\d+ (?:for key|from)");

  private static final ConfigRenderOptions WITH_PARTS =
      ConfigRenderOptions.defaults().setOriginComments(true).setJson(false);

  private final ConfigObject root;
  private final Map<List<String>, Long> sizes = new HashMap<>();
  private int chain;
  private boolean chainTooLong;

  private Expansion(ConfigObject root) {
    this.root = root;
  }

  /** What is too much about a configuration that is not resolved yet, if anything. */
  static Optional<String> excess(ConfigObject root) {
    Expansion expansion = new Expansion(root);
    long size = expansion.size(root, List.of());
    if (expansion.chainTooLong) {
      return Optional.of(
          "more than %d substitutions ${…} name one another in a row; write values out"
              .formatted(LONGEST_CHAIN));
    }
    return size <= MOST
        ? Optional.empty()
        : Optional.of(
            "its substitutions ${…} make more than %d million characters of it; use fewer"
                .formatted(MOST >> 20));
  }

  private long size(ConfigValue value, List<String> path) {
    try {
      if (value instanceof ConfigObject object) {
        long size = 2;
        for (Map.Entry<String, ConfigValue> entry : object.entrySet()) {
          List<String> below = new ArrayList<>(path);
          below.add(entry.getKey());
          size = plus(size, plus(entry.getKey().length(), size(entry.getValue(), below)));
        }
        return size;
      }
      if (value instanceof ConfigList list) {
        long size = 2;
        for (ConfigValue element : list) {
          size = plus(size, plus(1, size(element, path)));
        }
        return size;
      }
      return 1L + String.valueOf(value.unwrapped()).length();
    } catch (ConfigException.NotResolved e) {
      return unresolved(value.render(WITH_PARTS), path);
    }
  }

  /** Each value of a key may name what the key had before. */
  private long unresolved(String text, List<String> path) {
    String[] parts = NEXT_VALUE.split(text, -1);
    long before = 0;
    for (String part : parts) {
      long size = part.length();
      int inside = 0;
      Matcher matcher = SUBSTITUTION.matcher(part);
      while (matcher.find()) {
        List<String> named = words(matcher.group(1));
        boolean itself = parts.length > 1 && (startsWith(named, path) || startsWith(path, named));
        size = plus(size, itself ? before : size(named));
        inside += itself && named.size() > path.size() ? 1 : 0;
      }
      // Those that name one another within a part may each double what is there.
      before =
          plus(
              before,
              inside < LONGEST_CHAIN ? Math.min(size, MOST) << Math.min(inside, 30) : MOST + 1);
    }
    return before;
  }

  private static boolean startsWith(List<String> path, List<String> first) {
    return path.size() >= first.size() && path.subList(0, first.size()).equals(first);
  }

  private static List<String> words(String path) {
    try {
      return ConfigUtil.splitPath(path);
    } catch (ConfigException e) {
      return List.of(path);
    }
  }

  private long size(List<String> named) {
    Long known = sizes.get(named);
    if (known != null) {
      return known;
    }
    // A circle adds nothing here: it is refused where it is resolved.
    sizes.put(named, 0L);
    chain++;
    chainTooLong |= chain > LONGEST_CHAIN;
    long size = chainTooLong ? 0 : lookUp(named);
    chain--;
    sizes.put(named, size);
    return size;
  }

  private long lookUp(List<String> named) {
    ConfigValue value = root;
    for (int i = 0; i < named.size(); i++) {
      try {
        ConfigValue next = value instanceof ConfigObject object ? object.get(named.get(i)) : null;
        if (next == null) {
          String environment = System.getenv(String.join(".", named));
          return environment == null ? 0 : environment.length();
        }
        value = next;
      } catch (ConfigException.NotResolved e) {
        return size(value, named.subList(0, i));
      }
    }
    return size(value, named);
  }

  private static long plus(long left, long right) {
    return Math.min(Long.MAX_VALUE / 4, left + right);
  }
}
