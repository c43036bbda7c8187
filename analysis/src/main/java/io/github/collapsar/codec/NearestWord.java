package io.github.collapsar.codec;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that was probably meant. */
public final class NearestWord {

  private static final int SHORTEST_PREFIX = 3;

  private NearestWord() {}

  /** The candidate nearest to a word, if one is near enough to be worth proposing. */
  public static Optional<String> to(String word, Collection<String> candidates) {
    return candidates.stream()
        .filter(candidate -> near(word, candidate))
        .min(
            Comparator.comparingInt((String candidate) -> distance(word, candidate))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** {@code "; did you mean X?"}, or nothing if no candidate is near. */
  public static String hint(String word, Collection<String> candidates) {
    return to(word, candidates).map(nearest -> "; did you mean " + nearest + "?").orElse("");
  }

  private static boolean near(String word, String candidate) {
    String left = plain(word);
    String right = plain(candidate);
    int shorter = Math.min(left.length(), right.length());
    boolean prefix =
        shorter >= SHORTEST_PREFIX && (left.startsWith(right) || right.startsWith(left));
    return prefix || distance(word, candidate) <= Math.max(1, (shorter + 1) / 3);
  }

  private static String plain(String word) {
    return word.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Insertions, deletions, replacements and swaps of neighbours from one word to the other. */
  private static int distance(String word, String candidate) {
    String from = plain(word);
    String to = plain(candidate);
    int[][] distances = new int[from.length() + 1][to.length() + 1];
    for (int i = 0; i <= from.length(); i++) {
      for (int j = 0; j <= to.length(); j++) {
        if (i == 0 || j == 0) {
          distances[i][j] = i + j;
          continue;
        }
        int replaced = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
        int least =
            Math.min(
                Math.min(distances[i - 1][j], distances[i][j - 1]) + 1,
                distances[i - 1][j - 1] + replaced);
        boolean swapped =
            i > 1
                && j > 1
                && from.charAt(i - 1) == to.charAt(j - 2)
                && from.charAt(i - 2) == to.charAt(j - 1);
        distances[i][j] = swapped ? Math.min(least, distances[i - 2][j - 2] + 1) : least;
      }
    }
    return distances[from.length()][to.length()];
  }
}
