package io.github.collapsar.codec;

import com.typesafe.config.ConfigOrigin;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where something was written.
 *
 * @param source a file as the user named it, or {@code --set key}
 * @param line from 1; 0 where there is none
 */
public record ValueOrigin(String source, int line) {

  /** The origin of what nobody wrote. */
  public static final String NOWHERE = "nowhere";

  public static final String SET = "--set ";

  /** One part of an origin's description, which is all that a merged object keeps. */
  private static final Pattern PART = Pattern.compile("(?:^|,)([^,]+?): (\\d+)");

  public static ValueOrigin of(ConfigOrigin origin) {
    if (origin.filename() != null) {
      return new ValueOrigin(origin.filename(), Math.max(0, origin.lineNumber()));
    }
    Matcher part = PART.matcher(origin.description().replaceFirst("^merge of ", ""));
    ValueOrigin last = new ValueOrigin(origin.description(), 0);
    boolean found = false;
    while (!found && part.find()) {
      last = new ValueOrigin(part.group(1), Integer.parseInt(part.group(2)));
      found = !last.source.startsWith(SET) && !last.source.equals(NOWHERE);
    }
    return found ? last : new ValueOrigin(last.source, 0);
  }

  /** Whether it is something that the user wrote. */
  public boolean written() {
    return !source.equals(NOWHERE);
  }

  /** {@code file:line}, or just the source. */
  @Override
  public String toString() {
    return line > 0 ? source + ":" + line : source;
  }
}
