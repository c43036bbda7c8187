package io.github.collapsar.codec;

import com.typesafe.config.ConfigUtil;
import io.github.collapsar.run.Value;
import java.util.List;
import java.util.regex.Pattern;

/** Values as HOCON. Nothing that is written needs to be resolved. */
public final class HoconText {

  /** Read as text without quotes. */
  private static final Pattern BARE =
      Pattern.compile("(?!(true|false|null|include)$)[a-z][a-z0-9-]*");

  private HoconText() {}

  /** Text, in quotes only where it needs them. */
  public static String word(String word) {
    return BARE.matcher(word).matches() ? word : ConfigUtil.quoteString(word);
  }

  /** A list of elements that are HOCON already. */
  public static String list(List<String> elements) {
    return "[" + String.join(", ", elements) + "]";
  }

  /** A list of words. */
  public static String words(List<String> words) {
    return list(words.stream().map(HoconText::word).toList());
  }

  /** The value of a parameter. */
  public static String value(Value value) {
    return value instanceof Value.Word named ? word(named.value()) : value.toString();
  }
}
