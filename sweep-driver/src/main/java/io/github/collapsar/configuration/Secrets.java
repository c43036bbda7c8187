package io.github.collapsar.configuration;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Settings whose values must not be written down. */
public final class Secrets {

  /** Spark's own spark.redaction.regex, what clouds call their secrets, and any key. */
  private static final Pattern NAME =
      Pattern.compile("(?i)secret|password|passphrase|token|credential|key(?![a-z]*store[.]?type)");

  private static final Pattern SETTING = Pattern.compile("(?s)([^=]*)=(.*)");

  private Secrets() {}

  /** Whether a setting's name says that its value is a secret. */
  public static boolean isSecret(String name) {
    return NAME.matcher(name).find();
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
        ? setting.group(1) + "=(not written)"
        : argument;
  }
}
