package io.github.collapsar.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.regex.Pattern;

/** The modules (docs/architecture.md), told apart by where their classes were read from. */
enum Module {
  TRAINING_WORKER("training-worker"),
  ANALYSIS("analysis"),
  SWEEP_DRIVER("sweep-driver"),
  DEPLOY("deploy");

  private final String directory;
  private final Pattern location;

  Module(String directory) {
    this.directory = directory;
    // A jar of the module, or its classes where Maven stopped before packing.
    this.location = Pattern.compile(".*/" + directory + "(/target/classes/|-[^/]*\\.jar).*");
  }

  /** Its directory in the repository. */
  String directory() {
    return directory;
  }

  /** Whether a class is one of this module's. */
  boolean holds(JavaClass type) {
    return type.getSource()
        .map(source -> location.matcher(source.getUri().toString()).matches())
        .orElse(false);
  }

  /** Classes of this module, for rules. */
  DescribedPredicate<JavaClass> classes() {
    return DescribedPredicate.describe("are in " + directory, this::holds);
  }
}
