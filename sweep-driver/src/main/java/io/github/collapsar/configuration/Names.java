package io.github.collapsar.configuration;

import java.util.Optional;

/** Reads names that become directories. */
final class Names {

  private static final String ALLOWED = "lower-case letters, digits and hyphens";

  private Names() {}

  /** The {@code name} of a section; absent or of other characters is a problem. */
  static Optional<String> read(Section section) {
    if (section.value("name").isEmpty()) {
      section.problems().missing(section.pathOf("name"), section.origin(), "give " + ALLOWED);
      return Optional.empty();
    }
    Optional<String> name = section.text("name");
    if (name.isPresent() && !name.get().matches("[a-z0-9-]+")) {
      section.reject("name", "it must be of " + ALLOWED);
      return Optional.empty();
    }
    return name;
  }
}
