package dev.clioremind;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The one direction: {@code cli -> core <- adapters -> http}. */
@Timeout(60)
class ArchitectureTest {

  private static final JavaClasses PROGRAM =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.clioremind");

  private static final String CORE = "dev.clioremind.core..";
  private static final String[] ADAPTERS = {
    "dev.clioremind.clio..",
    "dev.clioremind.sheets..",
    "dev.clioremind.ghl..",
    "dev.clioremind.alert.."
  };

  private static void check(ArchRule rule) {
    rule.check(PROGRAM);
  }

  @Test
  void core_knows_java_and_itself() {
    check(
        noClasses()
            .that()
            .resideInAPackage(CORE)
            .should()
            .dependOnClassesThat(not(resideInAnyPackage("java..", CORE, "org.jspecify..")))
            .because("the domain runs and is tested without any service or library"));
  }

  @Test
  void core_opens_no_connection_and_no_file() {
    check(
        noClasses()
            .that()
            .resideInAPackage(CORE)
            .should()
            .dependOnClassesThat(
                resideInAnyPackage("java.net.http..", "java.nio.file..", "java.sql.."))
            .because("core decides; adapters do"));
  }

  @Test
  void adapters_know_core_and_http_and_never_one_another() {
    for (String adapter : ADAPTERS) {
      check(
          noClasses()
              .that()
              .resideInAPackage(adapter)
              .should()
              .dependOnClassesThat(
                  resideInAPackage("dev.clioremind..")
                      .and(not(resideInAnyPackage(CORE, "dev.clioremind.http..", adapter))))
              .because("each service is to be replaced alone"));
    }
  }

  @Test
  void http_knows_nobody() {
    check(
        noClasses()
            .that()
            .resideInAPackage("dev.clioremind.http..")
            .should()
            .dependOnClassesThat(
                resideInAPackage("dev.clioremind..")
                    .and(not(resideInAPackage("dev.clioremind.http..")))));
  }

  @Test
  void the_sandbox_knows_no_adapter() {
    check(
        noClasses()
            .that()
            .resideInAPackage("dev.clioremind.sandbox..")
            .should()
            .dependOnClassesThat(
                resideInAPackage("dev.clioremind..")
                    .and(not(resideInAPackage("dev.clioremind.sandbox.."))))
            .because("a misunderstanding of ours must not hide in both ends of the wire"));
  }

  @Test
  void commands_know_no_adapter() {
    check(
        noClasses()
            .that()
            .resideInAPackage("dev.clioremind.cli..")
            .should()
            .dependOnClassesThat(resideInAnyPackage(ADAPTERS))
            .because("the wiring is App's"));
  }

  @Test
  void reports_know_core_alone() {
    check(
        noClasses()
            .that()
            .resideInAPackage("dev.clioremind.report..")
            .should()
            .dependOnClassesThat(
                resideInAPackage("dev.clioremind..")
                    .and(not(resideInAnyPackage(CORE, "dev.clioremind.report..")))));
  }

  @Test
  void packages_form_no_cycle() {
    check(slices().matching("dev.clioremind.(*)..").should().beFreeOfCycles());
    check(slices().matching("dev.clioremind.core.(*)..").should().beFreeOfCycles());
  }

  @Test
  void one_class_talks_to_the_http_client() {
    check(
        noClasses()
            .that(not(resideInAnyPackage("dev.clioremind.sandbox..", "dev.clioremind.http..")))
            .should()
            .dependOnClassesThat(nameMatching("java\\.net\\.http\\.HttpClient"))
            .because("limits, retries and redaction hold only if there is one way out"));
  }

  @Test
  void gson_is_seen_by_json_classes_alone() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("dev.clioremind.sandbox..")
            .and()
            .haveNameNotMatching(".*Json(\\$.*)?")
            .should()
            .dependOnClassesThat(resideInAPackage("com.google.gson.."))
            .because("Gson leaves null in records; one class per place checks for it"));
  }

  @Test
  void picocli_is_seen_by_the_commands_alone() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("dev.clioremind.cli..")
            .and()
            .haveNameNotMatching("dev\\.clioremind\\.App(\\$.*)?")
            .should()
            .dependOnClassesThat(resideInAPackage("picocli..")));
  }

  @Test
  void only_main_looks_at_the_process_and_ends_it() {
    String because = "time, environment and the end of the process enter in one place";
    check(
        noClasses()
            .that()
            .doNotHaveFullyQualifiedName("dev.clioremind.Main")
            .should()
            .callMethod(System.class, "exit", int.class)
            .orShould()
            .callMethod(System.class, "getenv")
            .orShould()
            .callMethod(System.class, "getenv", String.class)
            .orShould()
            .callMethod(java.time.Clock.class, "systemUTC")
            .orShould()
            .callMethod(java.time.Clock.class, "systemDefaultZone")
            .orShould()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(java.time.ZoneId.class, "systemDefault")
            .because(because));
  }

  @Test
  void one_class_sleeps() {
    check(
        noClasses()
            .that()
            .doNotHaveFullyQualifiedName("dev.clioremind.http.ThreadSleeper")
            .and()
            .resideOutsideOfPackage("dev.clioremind.sandbox..")
            .should()
            .callMethod(Thread.class, "sleep", long.class)
            .because("waiting is a seam"));
  }

  @Test
  void names_say_what_a_class_is() {
    check(
        noClasses()
            .should()
            .haveNameMatching(".*(Util|Utils|Manager|Impl|Helper)(\\$.*)?")
            .because("such a name hides that a class has no idea of its own"));
  }

  @Test
  void nothing_is_kept_in_static_state() {
    check(
        fields()
            .that()
            .areStatic()
            .and()
            .areDeclaredInClassesThat()
            .resideOutsideOfPackage("dev.clioremind.sandbox..")
            .should()
            .haveModifier(JavaModifier.FINAL));
  }
}
