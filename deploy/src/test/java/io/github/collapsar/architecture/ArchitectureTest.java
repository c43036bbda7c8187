package io.github.collapsar.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds the arrows between modules and packages (docs/architecture.md). */
class ArchitectureTest {
  private static final String ROOT = "io.github.collapsar";

  private static JavaClasses classes;

  @BeforeAll
  static void readClasses() {
    classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);
  }

  @ParameterizedTest
  @EnumSource(Module.class)
  void readsEveryModule(Module module) {
    assertThat(classes).anyMatch(module::holds);
  }

  @Test
  void findsEveryClassInAModule() {
    assertThat(classes)
        .allMatch(type -> Arrays.stream(Module.values()).anyMatch(module -> module.holds(type)));
  }

  @Test
  void trainsWithoutSpark() {
    noClasses()
        .that(Module.TRAINING_WORKER.classes())
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.spark..", "scala..")
        .because("a run must be trainable, and testable, without a cluster")
        .check(classes);
  }

  @Test
  void leavesFilesOfRowsToTheResults() {
    noClasses()
        .that(Module.TRAINING_WORKER.classes())
        .and()
        .resideOutsideOfPackage(ROOT + ".results..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.hadoop..", "org.apache.parquet..")
        .because("a scenario and its training know nothing of how rows are stored")
        .check(classes);
  }

  @Test
  void trainsWithoutKnowingOfAnalysisOrSweeps() {
    noArrow(Module.TRAINING_WORKER, Module.ANALYSIS);
    noArrow(Module.TRAINING_WORKER, Module.SWEEP_DRIVER);
  }

  @Test
  void analysesWithoutKnowingOfSweeps() {
    noArrow(Module.ANALYSIS, Module.SWEEP_DRIVER);
  }

  @Test
  void sweepsWithoutKnowingHowTheyAreInstalled() {
    noArrow(Module.SWEEP_DRIVER, Module.DEPLOY);
  }

  @Test
  void keepsReferencesInTheirPackage() {
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT + ".reference..", ROOT + ".nativebuild..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.nd4j..", "org.deeplearning4j..", "org.bytedeco..")
        .because("a reference is found with ServiceLoader and may be missing")
        .check(classes);
  }

  @Test
  void leavesTheNativeLibrariesToTheWorker() {
    noClasses()
        .that(Module.ANALYSIS.classes())
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.nd4j..", "org.deeplearning4j..")
        .because("results are read and drawn without them")
        .check(classes);
  }

  @Test
  void leavesPicturesToTheAnalysis() {
    noClasses()
        .that(Module.SWEEP_DRIVER.classes())
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.jfree..", "org.apache.batik..")
        .check(classes);
  }

  @Test
  void leavesCommandLineLibrariesToTheCommandLine() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".command..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("picocli..", "me.tongfei.progressbar..")
        .check(classes);
  }

  @Test
  void namesVectorClassesOnlyAmongThemselves() {
    noClasses()
        .that()
        .resideOutsideOfPackage("..vector..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(ROOT + "..vector..", "jdk.incubator..")
        .because("the incubator module may be absent; they are found by name (docs/adr/0001)")
        .check(classes);
  }

  @Test
  void readsNoSerializedObjects() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.io.ObjectInputStream")
        .because("whoever can write a file could run code")
        .check(classes);
  }

  @Test
  void hasNoCyclesBetweenPackages() {
    slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(classes);
  }

  @Test
  void namesClassesAndPackagesForWhatTheyAreAbout() {
    noClasses()
        .should()
        .haveNameMatching(".*(Util|Utils|Utility|Utilities|Helper|Helpers|Manager|Common)(\\$.*)?")
        .check(classes);
    noClasses()
        .should()
        .resideInAnyPackage("..util..", "..utils..", "..common..", "..helper..", "..manager..")
        .check(classes);
  }

  @Test
  void explainsEveryPackage() {
    // javac writes no class for a package-info that has no annotation, so the sources are asked.
    assertThat(classes.stream().filter(type -> !packageInfo(type)).map(JavaClass::getPackageName))
        .as("packages without a package-info.java")
        .isEmpty();
  }

  private static void noArrow(Module from, Module to) {
    noClasses().that(from.classes()).should().dependOnClassesThat(to.classes()).check(classes);
  }

  private static boolean packageInfo(JavaClass type) {
    Path repository = Path.of("").toAbsolutePath().getParent();
    String file = "src/main/java/" + type.getPackageName().replace('.', '/') + "/package-info.java";
    return Arrays.stream(Module.values())
        .filter(module -> module.holds(type))
        .anyMatch(module -> Files.exists(repository.resolve(module.directory()).resolve(file)));
  }
}
