package io.github.collapsar.codec;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

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

  private static int distance(String word, String candidate) {
    return LevenshteinDistance.getDefaultInstance().apply(plain(word), plain(candidate));
  }
}
