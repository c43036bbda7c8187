package io.github.collapsar.configuration;

import com.typesafe.config.ConfigOrigin;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where something was written.
 *
 * @param source a file as the user named it, or {@code --set key}
 * @param line from 1; 0 where there is none
 */
record Place(String source, int line) {

  /** The origin of what reference.conf says, and those of other libraries. */
  static final String DEFAULTS = "defaults";

  static final String SET = "--set ";

  /** One part of an origin's description, which is all that a merged object keeps. */
  private static final Pattern PART = Pattern.compile("(?:^|,)([^,]+?): (\\d+)");

  static Place of(ConfigOrigin origin) {
    if (origin.filename() != null) {
      return new Place(origin.filename(), Math.max(0, origin.lineNumber()));
    }
    Matcher part = PART.matcher(origin.description().replaceFirst("^merge of ", ""));
    Place place = new Place(origin.description(), 0);
    boolean found = false;
    while (!found && part.find()) {
      place = new Place(part.group(1), Integer.parseInt(part.group(2)));
      found = !place.source.startsWith(SET) && !place.source.equals(DEFAULTS);
    }
    return found ? place : new Place(place.source, 0);
  }

  /** Whether it is something that the user wrote. */
  boolean written() {
    return !source.equals(DEFAULTS);
  }

  /** {@code file:line}, or just the source. */
  @Override
  public String toString() {
    return line > 0 ? source + ":" + line : source;
  }
}
