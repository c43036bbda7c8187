package io.github.collapsar.configuration;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Secrets in names and values of settings. Whatever writes settings or arguments down asks here
 * first.
 */
public final class Secrets {

  private static final String HIDDEN = "(not written)";

  /** Spark's own spark.redaction.regex, what clouds call their secrets, and any key. */
  private static final Pattern NAME =
      Pattern.compile(
          "(?i)secret|passw|passphrase|token|credential|(?:store|key)pass"
              + "|key(?![a-z]*store[.]?type)");

  /** Too short to be looked for within words. */
  private static final Pattern WORD =
      Pattern.compile("(?i)(?<![a-z])(?:pw|pwd|pass|sas|auth|sig|signature)(?![a-z])");

  private static final Pattern CAMEL = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

  private static final Pattern SETTING = Pattern.compile("(?s)([^=]*)=(.*)");

  /** A setting within a text, such as an option of Java's; a value may be in quotes. */
  private static final Pattern INNER =
      Pattern.compile("([\\w.-]+)([\"']?\\s*[=:]\\s*)(?!//)(\"[^\"]*\"|'[^']*'|[^\\s\"']+)");

  /** An option with its value behind a space. */
  private static final Pattern OPTION = Pattern.compile("(?<!\\S)(--?[\\w.-]+)(\\s+)([^\\s-]\\S*)");

  /** Who reads a URL, with a password, or of a web page with anything that may be one. */
  private static final Pattern USER =
      Pattern.compile("(?i)(https?://|[a-z][a-z0-9+.-]*://(?=[^/\\s@\"']*:))[^/\\s\"']*@");

  private Secrets() {}

  /** Whether a setting's name says that its value is a secret. */
  public static boolean isSecret(String name) {
    String option = name.startsWith("-D") ? name.substring(2) : name;
    return NAME.matcher(option).find()
        || WORD.matcher(CAMEL.matcher(option).replaceAll(" ")).find();
  }

  /** Whether a setting must not be written down: its name says so, or part of its value is one. */
  public static boolean isSecret(String name, String value) {
    return isSecret(name) || !withoutSecrets(value).equals(value);
  }

  /** A text without the secrets in it: passwords in URLs, values of settings with such names. */
  public static String withoutSecrets(String text) {
    String urls = USER.matcher(text).replaceAll("$1" + HIDDEN + "@");
    return hide(OPTION, hide(INNER, urls));
  }

  private static String hide(Pattern setting, String text) {
    Matcher matcher = setting.matcher(text);
    StringBuilder hidden = new StringBuilder();
    int at = 0;
    while (matcher.find(at)) {
      boolean secret = isSecret(matcher.group(1));
      hidden.append(text, at, matcher.start(3)).append(secret ? HIDDEN : "");
      // A value may hold settings of its own.
      at = secret ? matcher.end() : matcher.start(3);
    }
    return hidden.append(text, at, text.length()).toString();
  }

  /**
   * Arguments of a command without the secrets in them: of {@code spark.….secret=value} the value
   * is left out.
   */
  public static List<String> withoutSecrets(List<String> arguments) {
    return arguments.stream().map(Secrets::withoutSecret).toList();
  }

  private static String withoutSecret(String argument) {
    Matcher setting = SETTING.matcher(argument);
    return setting.matches() && isSecret(setting.group(1))
        ? setting.group(1) + "=" + HIDDEN
        : withoutSecrets(argument);
  }
}
