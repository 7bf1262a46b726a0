package com.atlasengine.local;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.local.lambda.Functions;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How the packages of the local engine depend on each other. */
class LocalArchitectureTest {
  /**
   * What each package knows of the others: no more, and no less. The root wires them, so it may
   * know all but commands and clients. The compiler inlines constants, so they are no edges.
   */
  private static final String EDGES =
      """
      api: http
      asl.definition: asl.expression
      asl.expression:
      asl.run: asl.definition asl.expression
      bedrock: http timing
      cli: (root) bedrock client content doctor eval http smoke soak template
      client: http
      connect: http template timing
      console: http
      content: template
      doctor: template
      dynamodb: http template timing
      eval: client
      events: http lambda sqs template timing
      guest: api http template
      http:
      iam: api http template
      lambda: http template
      lex: http lambda
      logs: http
      manage: api http template
      salesforce: http timing
      secrets: http template timing
      smoke: content timing
      sns: http lambda sqs template
      soak: (root) client
      sqs: http template
      states: asl.definition asl.expression asl.run http lambda template timing
      template:
      timing:
      xray: http
      """;

  private static final String LOCAL = "com.atlasengine.local";
  private static final String ROOT = "(root)";
  private static final int MAX_CLASSES_IN_A_PACKAGE = 30;

  private static JavaClasses code;

  @BeforeAll
  static void readTheCode() {
    code = new ClassFileImporter().importPath(Path.of("target/classes"));
  }

  @Test
  void packagesKnowOfEachOtherWhatIsWrittenDown() {
    Map<String, Set<String>> edges = new TreeMap<>();
    for (JavaClass type : code) {
      Set<String> known = edges.computeIfAbsent(nameInLocal(type), name -> new TreeSet<>());
      type.getDirectDependenciesFromSelf().stream()
          .map(Dependency::getTargetClass)
          .filter(target -> target.getPackageName().startsWith(LOCAL))
          .map(LocalArchitectureTest::nameInLocal)
          .filter(name -> !name.equals(nameInLocal(type)))
          .forEach(known::add);
    }
    edges.remove(ROOT);
    StringBuilder table = new StringBuilder();
    edges.forEach(
        (name, known) ->
            table.append((name + ": " + String.join(" ", known)).strip()).append('\n'));
    assertEquals(EDGES, table.toString());
  }

  private static String nameInLocal(JavaClass type) {
    String name = type.getPackageName().substring(LOCAL.length());
    return name.isEmpty() ? ROOT : name.substring(1);
  }

  @Test
  void onlyRootKnowsMoreOfLambdaThanFunctions() {
    noClasses()
        .that()
        .resideInAnyPackage(LOCAL + "..")
        .and()
        .resideOutsideOfPackages(LOCAL, LOCAL + ".lambda")
        .should()
        .dependOnClassesThat(
            resideInAPackage(LOCAL + ".lambda").and(not(belongToAnyOf(Functions.class))))
        .check(code);
  }

  @Test
  void rootKnowsNoCommandAndNoClient() {
    noClasses()
        .that()
        .resideInAPackage(LOCAL)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(LOCAL + ".cli", LOCAL + ".client")
        .check(code);
  }

  @Test
  void packagesFormNoCircle() {
    slices().matching(LOCAL + ".(**)").should().beFreeOfCycles().check(code);
  }

  @Test
  void noPackageIsADrawer() {
    Map<String, Long> sizes =
        code.stream()
            .filter(type -> type.getPackageName().startsWith(LOCAL) && type.isTopLevelClass())
            .filter(type -> !type.getSimpleName().equals("package-info"))
            .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
    assertTrue(sizes.size() > 15, "the packages were read: " + sizes);
    sizes.values().removeIf(size -> size <= MAX_CLASSES_IN_A_PACKAGE);
    assertEquals(Map.of(), sizes);
  }
}
